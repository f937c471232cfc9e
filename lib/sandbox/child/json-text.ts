import { z } from "zod";

/** A JSON text that guest code has written, parsed as part of its frame. */
export const jsonText = z
  .string()
  .max(2_000_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      context.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  });
