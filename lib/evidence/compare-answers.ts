/** What differs between an answer as it was published and the same answer, or a new one, checked on another text. */
import type { Claim, ClaimMark } from "@/lib/trace/event";
import type { ChangedClaim } from "@/lib/trace/verification";

type Checked = Pick<Claim, "kind" | "text" | "mark" | "start" | "end">;

export type AnswerPair = {
  before: { text: string; claims: readonly Checked[] };
  now: { text: string; claims: readonly Checked[] };
  /** What stands in the place of a value that the answer still names; null when nothing tells it. */
  replacement(claim: Checked): string | null;
};

export function changedClaims(pair: AnswerPair): ChangedClaim[] {
  return pair.before.text === pair.now.text ? fallenClaims(pair) : movedClaims(pair);
}

/** The same words: claims whose ground is gone. */
function fallenClaims({ before, now, replacement }: AnswerPair): ChangedClaim[] {
  const marks = new Map(now.claims.map((claim) => [keyOf(claim), claim.mark]));
  return before.claims.flatMap((claim) => {
    const markNow = marks.get(keyOf(claim)) ?? null;
    if (markNow === null || !isFallen(claim.mark, markNow)) return [];
    return [changed(claim, replacement(claim), markNow)];
  });
}

function keyOf({ start, end }: Checked): string {
  return `${start}:${end}`;
}

const ungrounded: ReadonlySet<ClaimMark> = new Set(["unsupported", "seen", "absent"]);

function isFallen(before: ClaimMark, now: ClaimMark): boolean {
  if (before === now) return false;
  return before === "absent" || (ungrounded.has(now) && !ungrounded.has(before));
}

/** Other words: claims that the new answer has no more, each with the new one of its kind in the same position. */
function movedClaims({ before, now }: AnswerPair): ChangedClaim[] {
  const left = [...now.claims];
  const gone = before.claims.filter((claim) => {
    const at = left.findIndex(({ kind, text }) => kind === claim.kind && text === claim.text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return gone.map((claim) => {
    const at = left.findIndex(({ kind }) => kind === claim.kind);
    const [young] = at < 0 ? [] : left.splice(at, 1);
    return changed(claim, young?.text ?? null, young?.mark ?? null);
  });
}

function changed(claim: Checked, now: string | null, markNow: ClaimMark | null): ChangedClaim {
  return { kind: claim.kind, text: claim.text, mark: claim.mark, now, markNow };
}
