/** A run's summary as its row holds it. */
import { z } from "zod";
import { budget, inquiryConfig, pausingLimit, reading } from "@/lib/trace/config";
import {
  answer,
  claim,
  evidence,
  importSource,
  origin,
  runKind,
  spending,
} from "@/lib/trace/event";
import { leftOutNote } from "@/lib/trace/left-out-note";
import type { RunSummary } from "@/lib/trace/run-summary";

const count = z.int().nonnegative();

const summarySchema: z.ZodType<RunSummary> = z.object({
  id: z.string(),
  kind: runKind,
  status: z.enum(["queued", "running", "paused", "succeeded", "failed", "cancelled"]),
  question: z.string(),
  config: inquiryConfig,
  origin: origin.nullable(),
  imported: importSource.optional(),
  answer: answer.nullable(),
  claims: z.array(claim),
  evidence: z.array(evidence),
  warnings: z.array(z.string()),
  leftOut: z.array(leftOutNote).optional(),
  usage: z.object({
    modelCalls: count,
    subCalls: count,
    iterations: count,
    inputTokens: count,
    outputTokens: count,
    costUsd: z.number().nullable(),
    wallMs: z.number(),
  }),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  reading: reading.nullable().default(null),
  readingReason: z.string().nullable().default(null),
  pause: z
    .object({
      spanId: z.string(),
      limit: pausingLimit,
      spent: spending,
      wanted: z.object({ tokens: z.number(), costUsd: z.number().nullable() }).nullable(),
      budget,
      since: z.int(),
    })
    .nullable()
    .default(null),
  pauses: count.default(0),
  pausedMs: z.number().default(0),
  createdAt: z.int(),
  startedAt: z.int().nullable(),
  endedAt: z.int().nullable(),
  seq: count,
});

export function parseSummary(stored: unknown): RunSummary {
  return summarySchema.parse(stored);
}

type ReadSummary = { summary: RunSummary; fault: null } | { summary: null; fault: string };

/** For whoever goes on without a summary that cannot be read; `fault` says why. */
export function tryParseSummary(stored: unknown): ReadSummary {
  const { data, error } = summarySchema.safeParse(stored);
  if (data) return { summary: data, fault: null };
  const [issue] = error.issues;
  return { summary: null, fault: `${issue?.path.join(".") || "as a whole"}: ${issue?.message}` };
}
