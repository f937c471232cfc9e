"use client";

import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { StageResultOf } from "@/lib/trace/court";
import type { CaseView, JurorView } from "@/lib/trace/select-trial";
import { type Ballot, VoteGlyph } from "./vote-glyph";

const order: readonly Ballot[] = [
  "guilty",
  "not-guilty",
  "abstain",
  "thinking",
  "idle",
  "failed",
  "spared",
];

/** The votes side by side, guilty ones first, with a stroke where enough of them is. */
export function VoteSlots({ shown }: { shown: CaseView }) {
  const speech = useMessages();
  const result = shown.jury?.result ?? null;
  const ballots = shown.jurors.map(ballotOf).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const needed = result?.needed ?? null;
  return (
    <div
      className="vote-slots"
      role="img"
      aria-label={result ? votesInWords(result, shown, speech) : speech.m.trial.jury.pending}
    >
      {ballots.map((ballot, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: A slot is its place.
          key={index}
          className={needed === index + 1 && index + 1 < ballots.length ? "need" : undefined}
        >
          <VoteGlyph ballot={ballot} />
        </span>
      ))}
    </div>
  );
}

export function ballotOf({ state, view }: JurorView): Ballot {
  return state === "voted" ? (view?.result?.vote ?? "failed") : state;
}

export function voteCounts(votes: StageResultOf<"jury">["votes"], { m, count }: Speech): string {
  return (["guilty", "notGuilty", "abstain", "failed", "spared"] as const)
    .filter((name) => votes[name] > 0)
    .map((name) => count(m.trial.voteCounts[name], votes[name]))
    .join(", ");
}

/** How many guilty votes it takes, in the reader's language. */
export function ruleInWords(
  { needed }: StageResultOf<"jury">,
  { jurors }: CaseView,
  { m }: Speech,
): string {
  return fill(m.trial.jury.rule, { n: needed, of: jurors.length });
}

function votesInWords(result: StageResultOf<"jury">, shown: CaseView, speech: Speech): string {
  const counts = voteCounts(result.votes, speech);
  return fill(speech.m.trial.jury.slots, { counts, rule: ruleInWords(result, shown, speech) });
}
