/** What the docket says to each change, one line each, and the sum of it. */
import type { Walked } from "@/lib/server/trials/intake/walk-docket";
import type { DocketState } from "@/lib/trace/trial";

const TITLE_CHARS = 46;

/** `1a2b3c4d  filtered    Title …   reason …`, cut to the width. */
export function docketRow({ trial, isNew }: Walked, width: number): string {
  const name = trial.mergeSha?.slice(0, 8) ?? trial.id.slice(0, 8);
  const reason = trial.steps.at(-1)?.reason ?? "";
  const title = cut(trial.title, TITLE_CHARS).padEnd(TITLE_CHARS);
  const known = isNew ? "" : "(known) ";
  return cut(`${name}  ${trial.state.padEnd(10)}  ${title}  ${known}${oneLine(reason)}`, width);
}

export type DocketSummary = { add(walked: Walked): void; text(): string };

export function docketSummary(): DocketSummary {
  const counts = new Map<DocketState, number>();
  let changes = 0;
  let known = 0;
  return {
    add({ trial, isNew }) {
      changes += 1;
      if (!isNew) known += 1;
      counts.set(trial.state, (counts.get(trial.state) ?? 0) + 1);
    },
    text() {
      const states = [...counts].sort((a, b) => b[1] - a[1]);
      const shares = states.map(
        ([state, count]) => `${state} ${count} (${Math.round((100 * count) / changes)} %)`,
      );
      const before = known > 0 ? `, ${known} of them known before` : "";
      return `${changes} change${changes === 1 ? "" : "s"}${before}${shares.length > 0 ? `: ${shares.join(" · ")}` : ""}.`;
    },
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function cut(text: string, chars: number): string {
  const line = oneLine(text) === text ? text : text.replace(/[\r\n]+/g, " ");
  return line.length > chars ? `${line.slice(0, Math.max(1, chars - 1))}…` : line;
}
