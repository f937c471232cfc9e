/** What an import left out, as its log holds it. Apart from its words, which pages need without a schema. */
import { z } from "zod";

export const leftOutNote = z.object({
  /** Names the sentence. */
  kind: z.string(),
  count: z.int().positive(),
  /** Which one was the first, for a reader who looks for it in the file. */
  first: z.string(),
});

export type LeftOutNote = z.infer<typeof leftOutNote>;
