/** The one wrapper of server actions: authorise → parse → run; what goes wrong comes back as a value. */
import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { composition } from "@/lib/server/compose";
import type { Composition } from "@/lib/server/composition";
import { type ActionResult, runAction } from "@/lib/server/run-action";

export function action<Schema extends z.ZodType, Value>(
  schema: Schema,
  run: (input: z.output<Schema>, composition: Composition) => Promise<Value>,
): (input: z.input<Schema>) => Promise<ActionResult<Value>> {
  return async (input) => runAction({ schema, run, input, headers: await headers(), composition });
}
