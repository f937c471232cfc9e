/** The figures of a drift evaluation, for people. */
import { shareText } from "@/lib/statistics/wilson";
import type { DriftScore } from "./score-drift";

export function formatDriftRow(score: DriftScore): string {
  const { case: given, judged, proposed, found, required, editRight, notices } = score;
  const alarms = proposed.filter(({ isExpected }) => !isExpected);
  const isQuiet = notices.length === 0;
  const sign = given.isPositive ? (found > 0 ? "✓" : "·") : isQuiet ? "✓" : "✗";
  const passages = given.isPositive ? `${found}/${required}` : "–";
  const edit = editRight === null ? "" : editRight ? " edit right" : " edit wrong";
  const reason = judged.steps.at(-1)?.reason ?? "";
  const head = `${sign} ${given.id.padEnd(28)} ${passages.padEnd(5)} ${judged.state.padEnd(10)}${edit} ${judged.wallMs} ms  ${cut(reason, 110)}`;
  return [head, ...alarms.map(({ path, quote }) => `    alarm: ${path}: ${cut(quote, 140)}`)].join(
    "\n",
  );
}

export function formatDriftReport(arm: string, scores: readonly DriftScore[]): string {
  const positives = scores.filter(({ case: { isPositive } }) => isPositive);
  const negatives = scores.filter(({ case: { isPositive } }) => !isPositive);
  const count = (of: readonly DriftScore[], what: (score: DriftScore) => number) =>
    of.reduce((sum, score) => sum + what(score), 0);
  const proposed = count(scores, (score) => score.proposed.length);
  const right = count(
    scores,
    (score) => score.proposed.filter(({ isExpected }) => isExpected).length,
  );
  const notices = count(scores, (score) => score.notices.length);
  const rightNotices = count(
    scores,
    (score) =>
      score.notices.filter((path) =>
        score.proposed.some((one) => one.path === path && one.isExpected),
      ).length,
  );
  const tried = positives.filter((score) => score.notices.length > 0);
  const usage = (what: "inputTokens" | "outputTokens") =>
    count(scores, ({ judged }) => judged.summary?.usage[what] ?? 0);
  const costs = scores.map(({ judged }) => judged.summary?.usage.costUsd ?? 0);
  const wallMs = count(scores, ({ judged }) => judged.wallMs);
  return [
    "",
    `${arm}: ${scores.length} cases, ${positives.length} positives, ${negatives.length} negatives`,
    `  precision of notices            ${shareText(rightNotices, notices)}`,
    `  precision of passages           ${shareText(right, proposed)}`,
    `  required passages found         ${shareText(
      count(positives, ({ found }) => found),
      count(positives, ({ required }) => required),
    )}`,
    `  positives with a passage found  ${shareText(positives.filter(({ found }) => found > 0).length, positives.length)}`,
    `  right edits, of notices' cases  ${shareText(tried.filter(({ editRight }) => editRight === true).length, tried.length)}`,
    `  right edits, of positives       ${shareText(tried.filter(({ editRight }) => editRight === true).length, positives.length)}`,
    `  negatives with a notice         ${shareText(negatives.filter((score) => score.notices.length > 0).length, negatives.length)}`,
    `  ended by the funnel             ${shareText(scores.filter(({ judged }) => judged.view === null).length, scores.length)}`,
    `  edits withheld                  ${count(scores, ({ withheld }) => withheld)}`,
    `  tokens ${usage("inputTokens") + usage("outputTokens")}, cost $${costs.reduce((sum, cost) => sum + cost, 0).toFixed(4)}, ${(wallMs / 1000).toFixed(1)} s`,
  ].join("\n");
}

function cut(text: string, length: number): string {
  const folded = text.replace(/\s+/g, " ").trim();
  return folded.length > length ? `${folded.slice(0, length - 1)}…` : folded;
}
