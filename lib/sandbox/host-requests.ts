/** What a tool that reaches the host may ask: the guest is hostile, so every field is checked. */
import { z } from "zod";

export const hostRequests = {
  fuzzy_search: z.strictObject({
    words: z.string().max(10_000),
    limit: z.int().min(1).max(2_000),
    doc: z.int().nonnegative().nullable(),
  }),
  llm_query: z.strictObject({
    prompt: z.string().min(1).max(400_000),
    context: z.string().max(400_000).nullable(),
  }),
  rlm_query: z.strictObject({
    question: z.string().min(1).max(1_000_000),
    context: z.string().max(1_000_000),
  }),
} as const;
