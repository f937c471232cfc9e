/** A run as the HTTP API and MCP show it: the summary, with every claim and every piece of evidence placed in its document. */
import { z } from "zod";
import { inquiryConfig } from "@/lib/trace/config";
import { answer, claim, evidence, origin, type Place } from "@/lib/trace/event";
import type { RunSummary } from "@/lib/trace/run-summary";

export const runStatus = z.enum([
  "queued",
  "running",
  "paused",
  "succeeded",
  "failed",
  "cancelled",
]);

const time = z.int().meta({ description: "Milliseconds since the Unix epoch." });

const span = z
  .object({
    documentId: z.string(),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    line: z.int().positive(),
  })
  .meta({ id: "Span", description: "Offsets in UTF-16 code units, end exclusive; lines from 1." });

export const run = z
  .object({
    id: z.string(),
    kind: z.literal("inquiry"),
    status: runStatus,
    question: z.string(),
    config: inquiryConfig,
    origin: origin.nullable().meta({ description: "The run that this one forks or replays." }),
    answer: answer.nullable(),
    claims: z.array(claim.extend({ spans: z.array(span) })),
    evidence: z.array(evidence),
    warnings: z.array(z.string()),
    usage: z.object({
      modelCalls: z.int(),
      subCalls: z.int(),
      iterations: z.int(),
      inputTokens: z.int(),
      outputTokens: z.int(),
      costUsd: z.number().nullable().meta({ description: "Null when a price is unknown." }),
      wallMs: z.number(),
    }),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    createdAt: time,
    startedAt: time.nullable(),
    endedAt: time.nullable(),
    seq: z.int().meta({ description: "Number of the last event; pass it as `after`." }),
  })
  .meta({ id: "Run" });

export type Run = z.infer<typeof run>;

export function runOf(summary: RunSummary): Run {
  const spanOf = ({ doc, start, end, line }: Place) => {
    const document = summary.config.documents[doc];
    return document ? [{ documentId: document.id, start, end, line }] : [];
  };
  return {
    ...summary,
    claims: summary.claims.map((found) => ({ ...found, spans: found.places.flatMap(spanOf) })),
  };
}
