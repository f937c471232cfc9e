/** Parses what came from outside; a misfit becomes one UseCaseError that names every field. */
import "server-only";
import type { z } from "zod";
import { type FieldError, UseCaseError } from "@/lib/server/use-case-error";

/** Whoever sends more that is wrong sees it after the first are right. */
const MOST_FIELDS = 100;

export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  refuseLongLists(input);
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, MOST_FIELDS).map(fieldError);
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

const LONGEST_LIST = 100_000;

/** Each entry that is wrong would be described, before the list's own limit is looked at. */
function refuseLongLists(input: unknown): void {
  const values = typeof input === "object" && input !== null ? Object.values(input) : [];
  if (![input, ...values].some((value) => Array.isArray(value) && value.length > LONGEST_LIST))
    return;
  throw new UseCaseError(
    "invalid-input",
    `A list has more than ${LONGEST_LIST} entries. Send less.`,
  );
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  const pointer = issue.path.map((key) => `/${pointerPart(String(key))}`).join("");
  return { pointer, message: issue.message };
}

function pointerPart(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
