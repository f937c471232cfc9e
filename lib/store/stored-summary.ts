/** A run's summary as its row holds it. */
import { z } from "zod";
import { inquiryConfig } from "@/lib/trace/config";
import { answer, claim, evidence, origin } from "@/lib/trace/event";
import type { RunSummary } from "@/lib/trace/run-summary";

const count = z.int().nonnegative();

const summarySchema: z.ZodType<RunSummary> = z.object({
  id: z.string(),
  kind: z.literal("inquiry"),
  status: z.enum(["queued", "running", "paused", "succeeded", "failed", "cancelled"]),
  question: z.string(),
  config: inquiryConfig,
  origin: origin.nullable(),
  answer: answer.nullable(),
  claims: z.array(claim),
  evidence: z.array(evidence),
  warnings: z.array(z.string()),
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
  createdAt: z.int(),
  startedAt: z.int().nullable(),
  endedAt: z.int().nullable(),
  seq: count,
});

export function parseSummary(stored: unknown): RunSummary {
  return summarySchema.parse(stored);
}
