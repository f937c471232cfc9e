import "server-only";
import type { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { findForeignRequest } from "@/lib/server/http/origin-guard";
import { toUseCaseError } from "@/lib/server/http/problem";
import { parseInput } from "@/lib/server/parse-input";
import type { UseCaseErrorCode } from "@/lib/server/use-case-error";

export type ActionResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; error: { code: UseCaseErrorCode; message: string } };

type Action<Schema extends z.ZodType, Value> = {
  schema: Schema;
  run(input: z.output<Schema>, composition: Composition): Promise<Value>;
  input: unknown;
  headers: Headers;
  composition(): Promise<Composition>;
};

/** Never rejects: expected failures of an action are values that the page shows where the person looks. */
export async function runAction<Schema extends z.ZodType, Value>({
  schema,
  run,
  input,
  headers,
  composition,
}: Action<Schema, Value>): Promise<ActionResult<Value>> {
  try {
    const parts = await composition();
    const request = { method: "POST", url: "http://localhost", headers };
    const foreign = findForeignRequest(request, parts.env);
    if (foreign) throw foreign;
    return { ok: true, value: await run(parseInput(schema, input), parts) };
  } catch (reason) {
    const error = toUseCaseError(reason);
    if (error.code === "internal") console.error("A server action failed.", reason);
    return { ok: false, error: { code: error.code, message: error.message } };
  }
}
