/** The claims of a run as the HTTP API and MCP show them: each with its places and where its value was computed. */
import { z } from "zod";
import { lineageNote } from "@/lib/server/runs/lineage-note";
import { placedIn, span } from "@/lib/server/runs/run-shape";
import { claim } from "@/lib/trace/event";
import type { Timeline } from "@/lib/trace/reduce";
import { type Lineage, selectLineage } from "@/lib/trace/select-lineage";

const variable = z.object({
  cell: z.int().positive(),
  name: z.string(),
  isSize: z.boolean().meta({ description: "True when the value is the number of its entries." }),
});

const lineage = z
  .object({
    variable: variable
      .nullable()
      .meta({ description: "The one that held the value; null when that is not known." }),
    candidates: z.array(variable).meta({ description: "When several held it: each of them." }),
    cell: z
      .object({
        number: z.int().positive(),
        spanId: z.string(),
        line: z.int().positive().nullable().meta({
          description:
            "Where the variable is changed last, or the value printed; from 1 in the cell's code.",
        }),
      })
      .nullable(),
    cells: z
      .array(z.object({ number: z.int(), spanId: z.string(), lines: z.array(z.int()) }))
      .meta({
        description: "Every cell that took part, with the lines of the statements that did.",
      }),
    spans: z
      .array(span)
      .meta({ description: "What tools found on the way; the first hits of each search." }),
    moreHits: z.int().nonnegative().meta({ description: "Hits past those in `spans`." }),
    wholeTexts: z.array(z.string()).meta({
      description: "Ids of the documents that the cells' own code went over, past the tools.",
    }),
    subCalls: z
      .int()
      .nonnegative()
      .meta({ description: "Replies of smaller models that take part." }),
    isFollowed: z.boolean(),
    note: z.string().meta({ description: "The same in words, with what is not known." }),
  })
  .meta({
    id: "Lineage",
    description: "By names, as the cells' code says; it may name a read too many.",
  });

export const runClaims = z
  .object({
    claims: z.array(claim.extend({ spans: z.array(span), lineage: lineage.nullable() })),
  })
  .meta({ id: "RunClaims" });

export type RunClaims = z.infer<typeof runClaims>;

export function claimsOf(timeline: Timeline): RunClaims {
  const { summary } = timeline;
  if (!summary) return { claims: [] };
  const place = placedIn(summary);
  return {
    claims: summary.claims.map((each) => {
      const found = selectLineage(timeline, each);
      return {
        ...each,
        spans: each.places.flatMap(place),
        lineage: found && lineageOf(found, timeline),
      };
    }),
  };
}

function lineageOf(found: Lineage, timeline: Timeline): z.infer<typeof lineage> {
  const { source, cell, cells, places, moreHits, wholeTexts, subCalls, isFollowed } = found;
  const { summary } = timeline;
  const { kind: _, ...held } = source.kind === "variable" ? source : { kind: null };
  return {
    variable: "name" in held ? held : null,
    candidates: source.kind === "ambiguous" ? source.candidates : [],
    cell,
    cells: cells.map((each) => ({ ...each, lines: [...each.lines] })),
    spans: summary ? places.flatMap(placedIn(summary)) : [],
    moreHits,
    wholeTexts: wholeTexts.flatMap((doc) => summary?.config.documents[doc]?.id ?? []),
    subCalls,
    isFollowed,
    note: lineageNote(found),
  };
}
