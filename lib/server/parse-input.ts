/** Parses what came from outside; a misfit becomes one UseCaseError that names every field. */
import "server-only";
import type { z } from "zod";
import { type FieldError, UseCaseError } from "@/lib/server/use-case-error";

export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(fieldError);
  const first = fields[0];
  const where = first?.pointer ? `${first.pointer.slice(1)}: ` : "";
  throw new UseCaseError(
    "invalid-input",
    `${where}${first?.message ?? "The input is not valid."}`,
    {
      fields,
    },
  );
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  const pointer = issue.path.map((key) => `/${pointerPart(String(key))}`).join("");
  return { pointer, message: issue.message };
}

function pointerPart(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
