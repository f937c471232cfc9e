/** Totals that the text states and the code met: one that disagrees with the computed one belongs in the answer. */

import { isSameFigure } from "./figure-index";
import { halfWidth } from "./fold";
import type { MarkedClaim } from "./mark-claims";
import { type Figure, findFigures } from "./numbers";

const totalWord =
  /(?<!\p{L})(?:grand total|sub-?total|totals?|sums?|gesamt(?:summe|betrag)?|summe|insgesamt)(?!\p{L})|合計|総計|総額|小計/iu;
const mostLines = 2_000;
/** A stated total that is many times the computed one is the total of something else. */
const nearest = 0.5;
const farthest = 2;

export type Disagreement = { line: string; stated: string; answered: string };

/** Null when the question asks for no total, the texts state none like it, or the answer names the stated one itself. */
export function statedTotal(input: {
  question: string;
  answer: string;
  claims: readonly MarkedClaim[];
  /** What the code has met: evidence with its surroundings, and what cells printed. */
  texts: readonly string[];
}): Disagreement | null {
  if (!totalWord.test(halfWidth(input.question))) return null;
  const answered = findFigures(halfWidth(input.answer));
  const computed = answered.filter((figure) =>
    input.claims.some(
      ({ kind, mark, text }) =>
        kind === "number" && mark === "computed" && halfWidth(text) === figure.raw,
    ),
  );
  if (computed.length === 0) return null;
  const lines = input.texts
    .flatMap((text) => halfWidth(text).split("\n"))
    .filter((line) => totalWord.test(line))
    .slice(0, mostLines);
  for (const line of lines) {
    for (const stated of findFigures(line)) {
      if (stated.digits < 2 || stated.role === "label") continue;
      if (answered.some((figure) => isSameFigure(figure, stated))) continue;
      const rival = computed.find((figure) => isRival(figure, stated));
      if (rival)
        return { line: line.trim().slice(0, 160), stated: stated.raw, answered: rival.raw };
    }
  }
  return null;
}

function isRival(computed: Figure, stated: Figure): boolean {
  const share = Math.abs(stated.value) / Math.abs(computed.value);
  return computed.digits >= 2 && share >= nearest && share <= farthest;
}
