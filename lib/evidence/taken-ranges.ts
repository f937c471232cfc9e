/** Which stretches of a text are taken, so that no two findings overlap; quick however many there are. */
import type { Range } from "./locate-quotes";

export type TakenRanges = {
  /** Takes the stretch and says true, or says false when a part of it is taken. */
  take(range: Range): boolean;
};

export function takenRanges(length: number): TakenRanges {
  const taken = new Uint8Array(length);
  return {
    take({ start, end }) {
      for (let index = start; index < end; index += 1) if (taken[index] === 1) return false;
      taken.fill(1, start, end);
      return true;
    },
  };
}
