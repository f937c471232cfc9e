/** The numbers, dates and times of one text, read when they are first asked for. */
import type { DraftClaim } from "./claims";
import { findDates, isSameDate } from "./dates";
import { indexFigures } from "./figure-index";
import type { Range } from "./locate-quotes";
import type { Figure } from "./numbers";
import { findTimes, isSameTime, wholeHour } from "./times";

export type ValueIndex = {
  /** The first few places that hold the value; empty when none does, or the claim is no value. */
  find(claim: DraftClaim): readonly Range[];
  /** True when the text has the claim's number, but always of something else. */
  hasOtherwise(claim: DraftClaim): boolean;
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
          return figures()
            .find(claim.figure)
            .filter(
              (held) => !isSmallCount(claim.figure) || !isPartOf([...dates(), ...times()], held),
            );
        case "date":
          return dates().filter(({ values }) => values.some((it) => isSameDate(claim.date, it)));
        case "time": {
          const same = times().filter((held) => isSameTime(claim.time, held));
          const hour = wholeHour(claim.time);
          if (same.length > 0 || hour === null) return same;
          const digits = String(hour).length;
          const figure = {
            ...claim.time,
            value: hour,
            resolution: 1,
            digits,
            isScaled: false,
            unit: null,
            role: null,
          } as const;
          return figures().find(figure);
        }
        default:
          return [];
      }
    },
    hasOtherwise: (claim) => claim.kind === "number" && figures().hasOtherwise(claim.figure),
  };
}

/** `2 exceptions` is not held by the 2nd of March. */
function isSmallCount({ role, digits }: Figure): boolean {
  return role === "count" && digits <= 2;
}

function isPartOf(ranges: readonly Range[], { start, end }: Range): boolean {
  return ranges.some((range) => range.start <= start && end <= range.end);
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
