/** What an answer says that can be compared with another answer: its values in the order of the text, and yes or no. */
import type { Claim } from "@/lib/trace/event";
import { chooseClaims, claimCandidates, type DraftClaim } from "./claims";
import { isSameDate } from "./dates";
import { isSameFigure } from "./figure-index";
import { halfWidth } from "./fold";
import { canonicalText } from "./same-value";
import { isSameTime } from "./times";
import { unitKey } from "./units";

export type AnswerText = { text: string; claims: readonly Pick<Claim, "start" | "mark">[] };

export type Fact = {
  draft: DraftClaim;
  /** What it is a value of, as far as the text beside it tells: two facts of one measure compete. */
  measure: string;
};

export type AnswerFacts = {
  /** Numbers, dates, times, identifiers and quotes. */
  values: readonly Fact[];
  names: ReadonlySet<string>;
  saysYes: boolean | null;
};

export function factsOf(answer: AnswerText): AnswerFacts {
  const given = new Set(
    answer.claims.filter(({ mark }) => mark === "given").map(({ start }) => start),
  );
  const drafts = chooseClaims(claimCandidates(answer.text), () => false);
  const all = drafts.filter((draft) => isValue(draft));
  const own = all.filter(({ start }) => !given.has(start));
  const text = halfWidth(answer.text);
  return {
    // Of a question that offers the values, the answer has no others.
    values: (own.length > 0 ? own : all).map((draft) => ({
      draft,
      measure: measureOf(draft, answer.text),
    })),
    names: new Set(
      drafts
        .filter((draft) => draft.kind === "name" && draft.isProper && !given.has(draft.start))
        .map((draft) => canonicalText(draft.text)),
    ),
    saysYes: polarityOf(text),
  };
}

function isValue(draft: DraftClaim): boolean {
  if (draft.kind === "name") return !draft.isProper;
  return draft.kind !== "number" || draft.figure.role !== "label";
}

function measureOf(draft: DraftClaim, text: string): string {
  if (draft.kind !== "number") return draft.kind;
  const unit = unitKey(draft.figure.unit);
  const noun = /^\s(\p{L}{3,})/u.exec(text.slice(draft.end))?.[1]?.toLowerCase() ?? "";
  return `number ${unit === "" ? noun.replace(/s$/, "") : unit}`;
}

function polarityOf(text: string): boolean | null {
  if (/^\W*(?:yes|ja|true)(?!\p{L})|^\s*はい/iu.test(text)) return true;
  return /^\W*(?:no|nein|false)(?!\p{L})|^\s*いいえ/iu.test(text) ? false : null;
}

export function isSameFact({ draft: one }: Fact, { draft: other }: Fact): boolean {
  if (one.kind === "number" && other.kind === "number") {
    const isSameSign = Math.sign(one.figure.value) === Math.sign(other.figure.value);
    const isSame = isSameFigure(one.figure, other.figure) || isSameFigure(other.figure, one.figure);
    return isSameSign && isSame;
  }
  if (one.kind === "date" && other.kind === "date")
    return (
      other.date.values.some((value) => isSameDate(one.date, value)) ||
      one.date.values.some((value) => isSameDate(other.date, value))
    );
  if (one.kind === "time" && other.kind === "time")
    return isSameTime(one.time, other.time) || isSameTime(other.time, one.time);
  return one.kind === other.kind && canonicalText(one.text) === canonicalText(other.text);
}
