/** The numbers, dates and times of one text, read when they are first asked for. */
import type { DraftClaim } from "./claims";
import { findDates, isSameDate } from "./dates";
import { indexFigures } from "./figure-index";
import type { Range } from "./locate-quotes";
import { findTimes, isSameTime, wholeHour } from "./times";

export type ValueIndex = {
  /** The first few places that hold the value; empty when none does, or the claim is no value. */
  find(claim: DraftClaim): readonly Range[];
};

/** `text` is in half width (see halfWidth). */
export function indexValues(text: string): ValueIndex {
  const figures = once(() => indexFigures(text));
  const dates = once(() => findDates(text));
  const times = once(() => findTimes(text));
  return {
    find(claim) {
      switch (claim.kind) {
        case "number":
          return figures().find(claim.figure);
        case "date":
          return dates().filter(({ values }) => values.some((it) => isSameDate(claim.date, it)));
        case "time": {
          const same = times().filter((held) => isSameTime(claim.time, held));
          const hour = wholeHour(claim.time);
          if (same.length > 0 || hour === null) return same;
          const digits = String(hour).length;
          const figure = { ...claim.time, value: hour, resolution: 1, digits, isScaled: false };
          return figures().find(figure);
        }
        default:
          return [];
      }
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
