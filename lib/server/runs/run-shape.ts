/** A run as the HTTP API and MCP show it: the summary, with every claim and every piece of evidence placed in its document. */
import { z } from "zod";
import { budget, inquiryConfig, pausingLimit, reading, runGroup } from "@/lib/trace/config";
import {
  answer,
  claim,
  claimMark,
  evidence,
  importSource,
  origin,
  type Place,
  runKind,
  spending,
} from "@/lib/trace/event";
import type { RunItem } from "@/lib/trace/run-item";
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

export const span = z
  .object({
    documentId: z.string(),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    line: z.int().positive(),
  })
  .meta({ id: "Span", description: "Offsets in UTF-16 code units, end exclusive; lines from 1." });

const usage = z
  .object({
    modelCalls: z.int(),
    subCalls: z.int(),
    iterations: z.int(),
    inputTokens: z.int(),
    outputTokens: z.int(),
    costUsd: z.number().nullable().meta({ description: "Null when a price is unknown." }),
    wallMs: z.number(),
  })
  .meta({ id: "RunUsage" });

const error = z.object({ code: z.string(), message: z.string() }).nullable();

const imported = importSource.optional().meta({
  description: "Where an imported run was recorded; its marks were found there, not here.",
});

const times = {
  createdAt: time,
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  seq: z.int().meta({ description: "Number of the last event; pass it as `after`." }),
};

export const run = z
  .object({
    id: z.string(),
    kind: runKind,
    status: runStatus,
    question: z.string(),
    config: inquiryConfig,
    origin: origin.nullable().meta({ description: "The run that this one forks or replays." }),
    imported,
    answer: answer.nullable(),
    claims: z.array(claim.extend({ spans: z.array(span) })),
    evidence: z.array(evidence),
    warnings: z.array(z.string()),
    usage,
    error,
    reading: reading
      .nullable()
      .meta({ description: "How the documents are read; null until that is decided." }),
    readingReason: z.string().nullable(),
    pause: z
      .object({
        spanId: z.string(),
        limit: pausingLimit,
        spent: spending,
        wanted: z.object({ tokens: z.number(), costUsd: z.number().nullable() }).nullable(),
        budget,
        since: time,
      })
      .nullable()
      .meta({
        description:
          "What the run waits for approval of; null unless it is paused. POST /api/v1/runs/{runId}/approve answers it.",
      }),
    pauses: z.int().nonnegative(),
    pausedMs: z.number(),
    ...times,
  })
  .meta({ id: "Run" });

export type Run = z.infer<typeof run>;

/** A run in a list: texts longer than a few lines are cut, claims are counted. */
export const listedRun: z.ZodType<RunItem> = z
  .object({
    id: z.string(),
    kind: runKind,
    status: runStatus,
    question: z.string().meta({ description: "The question, or its beginning." }),
    documents: z.array(z.object({ id: z.string(), name: z.string() })),
    documentCount: z.int().nonnegative(),
    origin: origin.nullable().meta({ description: "The run that this one forks or replays." }),
    imported,
    group: runGroup.optional().meta({ description: "Where the question was asked several times." }),
    answer: answer
      .omit({ data: true })
      .nullable()
      .meta({ description: "The answer, or its beginning." }),
    marks: z
      .record(claimMark, z.int().nonnegative())
      .meta({ description: "How many claims of the answer carry each mark." }),
    usage,
    budget: budget.pick({ iterations: true, seconds: true, costUsd: true }),
    error,
    ...times,
  })
  .meta({
    id: "ListedRun",
    description: "A run in short; GET /api/v1/runs/{runId} has its claims and evidence.",
  });

export function runOf(summary: RunSummary): Run {
  const spanOf = placedIn(summary);
  return {
    ...summary,
    claims: summary.claims.map((found) => ({ ...found, spans: found.places.flatMap(spanOf) })),
  };
}

/** A place of the run, in the document's own terms; nothing where the run has no such document. */
export function placedIn(summary: Pick<RunSummary, "config">) {
  return ({ doc, start, end, line }: Place): z.infer<typeof span>[] => {
    const document = summary.config.documents[doc];
    return document ? [{ documentId: document.id, start, end, line }] : [];
  };
}
