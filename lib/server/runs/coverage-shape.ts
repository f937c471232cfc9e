/** What of each document a run has seen, as the HTTP API and MCP show it. */
import { z } from "zod";
import type { Timeline } from "@/lib/trace/reduce";
import { type CoverageShade, selectCoverage } from "@/lib/trace/select-coverage";

const part = z
  .object({
    chars: z.int().nonnegative(),
    share: z.number().min(0).max(1).meta({ description: "Of the document's characters." }),
    ranges: z.array(z.tuple([z.int(), z.int()])).meta({
      description: "Start and end in UTF-16 code units, end exclusive; near ones may be joined.",
    }),
  })
  .meta({ id: "CoveragePart" });

export const runCoverage = z
  .object({
    documents: z.array(
      z.object({
        documentId: z.string(),
        name: z.string(),
        chars: z.int().nonnegative(),
        printed: part.meta({ description: "A model was shown it." }),
        subCalls: part.meta({ description: "A sub-call or nested run read it." }),
        searched: part.meta({ description: "Code went over it, and no model saw it." }),
        unseen: part,
        searchedByCodeAlone: z.int().nonnegative().meta({
          description:
            "Of the searched characters those that no tool of the sandbox went over, only the cells' own code.",
        }),
      }),
    ),
  })
  .meta({
    id: "RunCoverage",
    description: "Each place counts once, by the closest look taken of it.",
  });

export type RunCoverage = z.infer<typeof runCoverage>;

export function coverageOf(timeline: Timeline): RunCoverage {
  const documents = timeline.summary?.config.documents ?? [];
  return {
    documents: selectCoverage(timeline).map(({ doc, chars, ranges, sizes, byCodeAlone }) => {
      const partOf = (shade: CoverageShade) => ({
        chars: sizes[shade],
        share: chars === 0 ? 0 : sizes[shade] / chars,
        ranges: pairsOf(ranges[shade]),
      });
      return {
        documentId: documents[doc]?.id ?? "",
        name: documents[doc]?.name ?? "",
        chars,
        printed: partOf("printed"),
        subCalls: partOf("sub-call"),
        searched: partOf("searched"),
        unseen: partOf("unseen"),
        searchedByCodeAlone: byCodeAlone,
      };
    }),
  };
}

function pairsOf(flat: readonly number[]): [number, number][] {
  return flat.flatMap((start, index): [number, number][] =>
    index % 2 === 0 ? [[start, flat[index + 1] ?? start]] : [],
  );
}
