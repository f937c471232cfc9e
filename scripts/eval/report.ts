/** The figures of an evaluation, for people. */
import type { EvalQuestion } from "./eval-question";
import type { EvalRun } from "./eval-runner";
import type { Outcome, Scored } from "./score-outcome";

export type ScoredQuestion = Scored & { question: EvalQuestion; run: EvalRun };

export type Score = {
  right: number;
  wrong: number;
  abstained: number;
  asked: number;
  score: number;
};

const signs: Readonly<Record<Outcome, string>> = { right: "✓", wrong: "✗", abstained: "·" };

export function scoreOf(outcomes: readonly Outcome[]): Score {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const [right, wrong, abstained] = [count("right"), count("wrong"), count("abstained")];
  const asked = outcomes.length;
  return { right, wrong, abstained, asked, score: asked === 0 ? 0 : (right - 3 * wrong) / asked };
}

export function formatRow({ question, outcome, answer, why, run }: ScoredQuestion): string {
  const { iterations } = run.summary.usage;
  const line = `${signs[outcome]} ${question.id.padEnd(10)} ${question.kind.padEnd(8)} ${String(run.wallMs).padStart(6)} ms  ${iterations} cells  ${oneLine(answer || why, 100)}`;
  if (outcome === "right") return line;
  return `${line}\n    asked: ${oneLine(question.question, 160)}${outcome === "wrong" ? `\n    wrong: ${oneLine(why, 200)}` : ""}`;
}

export function formatReport(rows: readonly ScoredQuestion[]): string {
  const kinds = [...new Set(rows.map(({ question }) => question.kind))].sort();
  const lines = kinds.map((kind) =>
    formatScore(
      kind,
      scoreOf(rows.filter(({ question }) => question.kind === kind).map(({ outcome }) => outcome)),
    ),
  );
  const wallMs = rows.reduce((sum, { run }) => sum + run.wallMs, 0);
  const total = formatScore("all", scoreOf(rows.map(({ outcome }) => outcome)));
  return ["", ...lines, total, `${(wallMs / 1000).toFixed(1)} s in all`].join("\n");
}

function formatScore(name: string, { right, wrong, abstained, asked, score }: Score): string {
  return `${name.padEnd(10)} ${right} right, ${wrong} wrong, ${abstained} abstained of ${asked}; score ${score.toFixed(3)}`;
}

function oneLine(text: string, length: number): string {
  const folded = text.replace(/\s+/g, " ");
  return folded.length > length ? `${folded.slice(0, length - 1)}…` : folded;
}

/** What `--json` writes of a question: all but the text it was asked about. */
export function toRow({ question, outcome, answer, why, run }: ScoredQuestion) {
  const { usage, claims, evidence, warnings } = run.summary;
  const { id, kind } = question;
  return {
    id,
    kind,
    question: question.question,
    outcome,
    answer,
    why,
    wallMs: run.wallMs,
    usage,
    claims,
    evidence,
    warnings,
  };
}
