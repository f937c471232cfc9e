/** Cuts an answer into the pieces that a machine can check: quotes, dates, times, names and numbers. */
import { findDates, type WrittenDate } from "./dates";
import { normalText } from "./fold";
import { findProperNames, findTokens, wholeAnswer } from "./names";
import { type Figure, findFigures } from "./numbers";
import { takenRanges } from "./taken-ranges";
import { type ClockTime, findTimes } from "./times";
import { unitKey } from "./units";

/** A claim before it is checked. Positions are UTF-16 code units into the answer, end exclusive. */
export type DraftClaim = { text: string; start: number; end: number } & ClaimValue;

type ClaimValue =
  /** `isWholeLine`: a line of the answer that was found to stand in a document, without quotation marks. */
  | { kind: "quote"; isWholeLine: boolean }
  /** `isProper`: words with capitals, as opposed to a token such as INV-0042. */
  | { kind: "name"; isProper: boolean }
  | { kind: "date"; date: WrittenDate }
  | { kind: "time"; time: ClockTime }
  | { kind: "number"; figure: Figure };

const token = { kind: "name", isProper: false } as const;
const properName = { kind: "name", isProper: true } as const;

export type ClaimCandidates = {
  /** Of the answer. */
  length: number;
  /** Lines that are quotes if a document holds them. */
  lines: readonly DraftClaim[];
  /** Everything else, in the order in which it may claim its place in the answer. */
  others: readonly DraftClaim[];
};

export function claimCandidates(answer: string): ClaimCandidates {
  const normal = normalText(answer);
  const { text } = normal;
  const draft = (start: number, end: number, value: ClaimValue): DraftClaim => {
    const place = normal.toOriginal({ start, end });
    return { text: answer.slice(place.start, place.end), ...place, ...value };
  };
  return {
    length: answer.length,
    lines: findLines(text).map(([start, end]) =>
      draft(start, end, { kind: "quote", isWholeLine: true }),
    ),
    others: [
      ...findQuotes(text).map(([start, end]) =>
        draft(start, end, { kind: "quote", isWholeLine: false }),
      ),
      ...findDates(text).map((date) => draft(date.start, date.end, { kind: "date", date })),
      ...findTimes(text).map((time) => draft(time.start, time.end, { kind: "time", time })),
      ...findTokens(text).map(({ start, end }) => draft(start, end, token)),
      ...findProperNames(text).map(({ start, end }) => draft(start, end, properName)),
      ...findFigures(text)
        .filter((figure) => !isListOrdinal(text, figure))
        .map((figure) => draft(figure.start, figure.end, { kind: "number", figure })),
      ...wholeAnswer(text).map(({ start, end }) => draft(start, end, properName)),
    ],
  };
}

/** The claims of an answer: no two overlap, and equal ones count once. */
export function chooseClaims(
  candidates: ClaimCandidates,
  isLineInDocuments: (line: DraftClaim) => boolean,
): DraftClaim[] {
  const all = [...candidates.lines.filter(isLineInDocuments), ...candidates.others];
  const taken = takenRanges(candidates.length);
  const known = new Set<string>();
  return all
    .filter((candidate) => taken.take(candidate))
    .sort((a, b) => a.start - b.start)
    .filter((claim) => {
      const key = `${claim.kind} ${identityOf(claim)}`;
      if (known.has(key)) return false;
      known.add(key);
      return true;
    });
}

function identityOf(claim: DraftClaim): string {
  if (claim.kind === "number") return `${claim.figure.value} ${unitKey(claim.figure.unit)}`;
  if (claim.kind === "date") return claim.date.values.join(" ");
  return claim.text.normalize("NFKC").replace(/\s+/g, " ").toLowerCase();
}

type Bounds = readonly [start: number, end: number];

function findLines(text: string): Bounds[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap((match): Bounds[] => {
    const line = match[0];
    const lead = /^\s*(?:(?:[-*•]|\d+[.)])\s+)?/.exec(line)?.[0].length ?? 0;
    const body = line.slice(lead).trimEnd();
    const start = match.index + lead;
    return body.length >= 8 && /[\d_,]/.test(body) ? [[start, start + body.length]] : [];
  });
}

/** The inside of quotation marks of all kinds, of back quotes, and of lines that begin with `>`. */
const quotePatterns = [
  /"(?<inside>[^"\n]{2,5000}?)"/g,
  /"(?<inside>[^"]{30,5000}?)"/g,
  /「(?<inside>[^」]{1,5000})」/g,
  /『(?<inside>[^』]{1,5000})』/g,
  /`(?<inside>[^`\n]{2,5000})`/g,
  /^>\s?(?<inside>.+(?:\n>\s?.+)*)/gm,
];

function findQuotes(text: string): Bounds[] {
  const found: Bounds[] = [];
  const taken = takenRanges(text.length);
  for (const pattern of quotePatterns) {
    for (const match of text.matchAll(pattern)) {
      const inside = match.groups?.inside ?? "";
      const start = match.index + match[0].lastIndexOf(inside);
      const end = start + inside.length;
      const outer = { start: match.index, end: match.index + match[0].length };
      if (taken.take(outer)) found.push([start, end]);
    }
  }
  return found;
}

/** The `1.` or `2)` of a numbered list. */
function isListOrdinal(text: string, figure: Figure): boolean {
  const lineStart = text.lastIndexOf("\n", figure.start - 1) + 1;
  return (
    /^[\s*>-]*$/.test(text.slice(lineStart, figure.start)) &&
    /^[.)]\s/.test(text.slice(figure.end, figure.end + 2))
  );
}
