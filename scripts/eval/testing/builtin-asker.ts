/** Asks the built-in engine about documents of a test's own, on the product's path: real loop, sandbox and gate. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { AnswerForm } from "@/lib/trace/config";
import type { RunSummary } from "@/lib/trace/run-summary";
import { createEvalRunner, type EvalRunner } from "@/scripts/eval/eval-runner";

/** The documents are written before the file's first test, and removed after its last. */
export function builtinAsker<Name extends string>(documents: Record<Name, string>) {
  let folder: string;
  let runner: EvalRunner;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "builtin-asker-"));
    for (const [name, text] of Object.entries<string>(documents))
      await writeFile(join(folder, name), text);
    runner = createEvalRunner({ root: "builtin", sub: "builtin" });
  });
  afterAll(async () => {
    await runner.close();
    await rm(folder, { recursive: true });
  });
  return async (
    names: Name | readonly Name[],
    question: string,
    form?: AnswerForm,
  ): Promise<RunSummary> => {
    const paths = [names].flat().map((name) => join(folder, name));
    const { summary } = await runner.ask(question, paths, form);
    return summary;
  };
}
