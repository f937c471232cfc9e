/** What several runs of one question come to: derived from their summaries each time, so it is never stale. */
import { groupAnswers, isComparable } from "@/lib/evidence/agreement";
import type { Ensemble } from "@/lib/server/ensembles/ensemble-shape";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary, RunUsage } from "@/lib/trace/run-summary";
import { countMarks } from "@/lib/trace/select-answer";
import { shareEvidence } from "@/lib/trace/shared-evidence";

type Answered = { index: number; run: RunSummary; answer: NonNullable<RunSummary["answer"]> };

/** `runs` by their index in the group; one that was never begun is missing. */
export function ensembleOf(
  { id, of }: { id: string; of: number },
  runs: readonly { index: number; run: RunSummary }[],
): Ensemble {
  const [first] = runs;
  if (!first) throw new Error(`The ensemble ${id} has no runs.`);
  const { question, config } = first.run;
  const answered = runs.flatMap(({ index, run }): Answered[] =>
    run.answer && !run.answer.abstained && isOver(run) ? [{ index, run, answer: run.answer }] : [],
  );
  const groups = groupsOf(answered, question);
  const [largest] = groups;
  return {
    id,
    question,
    documents: config.documents.map(({ id, name }) => ({ id, name })),
    form: config.form ?? null,
    temperature: config.temperature,
    of,
    isOver: runs.length === of && runs.every(({ run }) => isOver(run)),
    runs: runs.map(({ index, run }) => memberOf(index, run)),
    groups,
    best: largest ? { run: largest.best, agree: largest.runs.length } : null,
    incomparable: answered.filter((one) => !isComparable(compared(one))).map(({ index }) => index),
    evidence: shareEvidence(answered.map(({ index, run }) => ({ index, evidence: run.evidence }))),
    usage: totalUsage(runs.map(({ run }) => run)),
  };
}

function memberOf(index: number, run: RunSummary): Ensemble["runs"][number] {
  const { id, status, config, answer, claims, warnings, usage, error, startedAt, endedAt } = run;
  return {
    index,
    runId: id,
    status,
    models: config.models,
    answer,
    marks: countMarks(claims),
    warnings,
    usage,
    error,
    startedAt,
    endedAt,
  };
}

function compared({ answer, run }: Answered) {
  return { text: answer.text, data: answer.data, claims: run.claims };
}

/** Of groups of equal size, the better supported one leads. */
function groupsOf(answered: readonly Answered[], question: string): Ensemble["groups"] {
  return groupAnswers(answered.map(compared), question)
    .map((members) => {
      const runs = members.flatMap((member) => answered[member] ?? []);
      const ranked = runs.toSorted(bySupport);
      return { runs: runs.map(({ index }) => index), best: ranked[0] };
    })
    .flatMap(({ runs, best }) => (best ? [{ runs, best }] : []))
    .sort((a, b) => b.runs.length - a.runs.length || bySupport(a.best, b.best))
    .map(({ runs, best }) => ({ runs, best: best.index }));
}

/** Whole answers before partial ones, then the fewest claims without ground, then the most with it. */
function bySupport(a: Answered, b: Answered): number {
  const [one, other] = [countMarks(a.run.claims), countMarks(b.run.claims)];
  return (
    Number(a.answer.forced) - Number(b.answer.forced) ||
    one.unsupported + one.seen - (other.unsupported + other.seen) ||
    other.verified + other.computed - (one.verified + one.computed) ||
    b.run.evidence.length - a.run.evidence.length ||
    a.index - b.index
  );
}

function totalUsage(runs: readonly RunSummary[]): RunUsage {
  const sum = (of: (usage: RunUsage) => number) =>
    runs.reduce((total, { usage }) => total + of(usage), 0);
  const isPriced = runs.every(({ usage }) => usage.costUsd !== null);
  const starts = runs.flatMap(({ startedAt }) => (startedAt === null ? [] : [startedAt]));
  const ends = runs.map(
    ({ endedAt, startedAt, usage }) => endedAt ?? (startedAt ?? 0) + usage.wallMs,
  );
  return {
    modelCalls: sum((usage) => usage.modelCalls),
    subCalls: sum((usage) => usage.subCalls),
    iterations: sum((usage) => usage.iterations),
    inputTokens: sum((usage) => usage.inputTokens),
    outputTokens: sum((usage) => usage.outputTokens),
    costUsd: isPriced ? sum((usage) => usage.costUsd ?? 0) : null,
    wallMs: starts.length === 0 ? 0 : Math.max(0, Math.max(...ends) - Math.min(...starts)),
  };
}
