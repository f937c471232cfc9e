/** What two answers say differently, claim by claim: values that changed, claims that went or came, marks that are others. */
import type { Claim } from "@/lib/trace/event";
import type { RunSummary } from "@/lib/trace/run-summary";

export type AnswerChange = {
  /** Null before there is an answer. */
  a: string | null;
  b: string | null;
  isSame: boolean;
  /** Claims of one kind that took each other's place. */
  changed: readonly { a: Claim; b: Claim }[];
  gone: readonly Claim[];
  come: readonly Claim[];
  /** The same claim, found to stand otherwise. */
  marked: readonly { a: Claim; b: Claim }[];
};

type Answered = Pick<RunSummary, "answer" | "claims">;

export function compareAnswers(a: Answered, b: Answered): AnswerChange {
  const left = byKey(b.claims, claimKey);
  const marked: { a: Claim; b: Claim }[] = [];
  const onlyA: Claim[] = [];
  for (const claim of a.claims) {
    const same = left.get(claimKey(claim))?.shift();
    if (!same) onlyA.push(claim);
    else if (same.mark !== claim.mark) marked.push({ a: claim, b: same });
  }
  const onlyB = byKey([...left.values()].flat().sort(inText), ({ kind }) => kind);
  const changed: { a: Claim; b: Claim }[] = [];
  const gone: Claim[] = [];
  for (const claim of onlyA) {
    const other = onlyB.get(claim.kind)?.shift();
    if (other) changed.push({ a: claim, b: other });
    else gone.push(claim);
  }
  const [textA, textB] = [a.answer?.text ?? null, b.answer?.text ?? null];
  const come = [...onlyB.values()].flat().sort(inText);
  const isSame =
    textA === textB && marked.length === 0 && a.answer?.abstained === b.answer?.abstained;
  return { a: textA, b: textB, isSame, changed, gone, come, marked };
}

function claimKey({ kind, text }: Claim): string {
  return `${kind} ${text}`;
}

function inText(a: Claim, b: Claim): number {
  return a.start - b.start;
}

function byKey(claims: readonly Claim[], keyOf: (claim: Claim) => string): Map<string, Claim[]> {
  const grouped = new Map<string, Claim[]>();
  for (const claim of [...claims].sort(inText)) {
    const key = keyOf(claim);
    const same = grouped.get(key);
    if (same) same.push(claim);
    else grouped.set(key, [claim]);
  }
  return grouped;
}
