/**
 * Splits folded text into terms. Scripts with spaces give their words; runs of scripts without give every pair of
 * neighbouring units (a gram), or the unit itself where it stands alone.
 */
import { space, unspacedUnits } from "./fold-units";

export type OnTerm = (from: number, to: number, isGram: boolean) => void;

export function eachTerm(folded: Uint16Array, length: number, onTerm: OnTerm): void {
  const unspaced = unspacedUnits();
  let at = 0;
  while (at < length) {
    const first = folded[at] ?? space;
    if (first === space) {
      at += 1;
      continue;
    }
    const kind = unspaced[first];
    const from = at;
    at += 1;
    while (at < length && folded[at] !== space && unspaced[folded[at] ?? 0] === kind) at += 1;
    if (kind === 0) onTerm(from, at, false);
    else if (at - from === 1) onTerm(from, at, true);
    else for (let pair = from; pair + 1 < at; pair += 1) onTerm(pair, pair + 2, true);
  }
}
