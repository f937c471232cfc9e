import { z } from "zod";
import { isNestedTooDeeply } from "@/lib/sandbox/json-depth";

/** A JSON text that guest code has written, parsed as part of its frame. */
export const jsonText = z
  .string()
  .max(2_000_000)
  .transform((text, context): unknown => {
    try {
      const value: unknown = JSON.parse(text);
      if (!isNestedTooDeeply(value)) return value;
      context.addIssue({ code: "custom", message: "nested too deeply" });
      return z.NEVER;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      context.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  });
