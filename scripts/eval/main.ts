/** Scores a question set, a folder of real drift, the mutation bench or a stream of changes: runs it, prints the table and writes the JSON. */
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { evaluateDrift } from "./drift/evaluate-drift";
import { evaluateStream } from "./drift/evaluate-stream";
import { parseQuestions } from "./eval-question";
import { createEvalRunner } from "./eval-runner";
import { evaluateMutations } from "./mutations/evaluate-mutations";
import { formatReport, formatRow, type ScoredQuestion, scoreOf, toRow } from "./report";
import { scoreOutcome } from "./score-outcome";

const startedIn = process.argv[2] ?? ".";
const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: {
    model: { type: "string", multiple: true, default: [] },
    only: { type: "string", multiple: true, default: [] },
    json: { type: "string" },
    drift: { type: "string" },
    stream: { type: "string" },
    mutations: { type: "boolean", default: false },
    arm: { type: "string", multiple: true, default: [] },
  },
});
const result = await evaluate();
if (values.json !== undefined) {
  await writeFile(resolve(startedIn, values.json), `${JSON.stringify(result, null, 2)}\n`);
}

async function evaluate(): Promise<unknown> {
  if (values.stream !== undefined) return evaluateStream(resolve(startedIn, values.stream));
  if (values.mutations) return evaluateMutations({ only: values.only, arms: values.arm });
  if (values.drift === undefined) return askQuestions();
  return evaluateDrift({
    folder: resolve(startedIn, values.drift),
    only: values.only,
    arms: values.arm,
  });
}

async function askQuestions() {
  const set =
    positionals[0] === undefined
      ? resolve("../shared/data/qa-dev")
      : resolve(startedIn, positionals[0]);
  const questions = parseQuestions(await readFile(join(set, "questions.jsonl"), "utf8")).filter(
    ({ id }) => values.only.length === 0 || values.only.includes(id),
  );
  const runner = createEvalRunner(modelsOf(values.model));
  const scored: ScoredQuestion[] = [];
  try {
    for (const question of questions) {
      const paths = question.docs ?? (question.doc === undefined ? [] : [question.doc]);
      const run = await runner.ask(
        question.question,
        paths.map((path) => join(set, path)),
      );
      const row = { question, ...scoreOutcome(question, run), run };
      scored.push(row);
      console.log(formatRow(row));
    }
  } finally {
    await runner.close();
  }
  console.log(formatReport(scored));
  const rows = scored.map(toRow);
  return { score: scoreOf(rows.map(({ outcome }) => outcome)), rows };
}

/** `root=gpt-x` or `sub=…`; without a role, both. */
function modelsOf(options: readonly string[]): { root: string; sub: string } {
  const models = { root: "builtin", sub: "builtin" };
  for (const option of options) {
    const [role, id] = option.includes("=") ? option.split(/=(.*)/s) : ["both", option];
    if (role !== "root" && role !== "sub" && role !== "both") {
      throw new Error(`--model ${option}: the role is root or sub, as in --model root=builtin.`);
    }
    if (role !== "sub") models.root = id ?? models.root;
    if (role !== "root") models.sub = id ?? models.sub;
  }
  return models;
}
