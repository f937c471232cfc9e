/** Whether a value was typed by hand into the cell, and whether a term was searched for. */
import type { DraftClaim } from "./claims";
import { findDates } from "./dates";
import { halfWidth } from "./fold";
import { locateQuote } from "./locate-quotes";
import { findReadings } from "./numbers";

export type TypedValues = {
  /** True when the code itself holds the value; a value put in by variable is not there. */
  has(claim: DraftClaim): boolean;
};

export function typedValues(code: string): TypedValues {
  const text = halfWidth(code);
  const numbers = new Set(findReadings(text).map(({ value }) => Math.abs(value)));
  const dates = new Set(findDates(text).flatMap(({ values }) => values));
  return {
    has(claim) {
      switch (claim.kind) {
        case "number":
          return numbers.has(Math.abs(claim.figure.value));
        case "date":
          return claim.date.values.some((value) => dates.has(value));
        case "time":
          return text.includes(claim.time.raw);
        default:
          return false;
      }
    },
  };
}

const longestTerm = 60;

/** True when an earlier cell names the term, be it within a pattern. */
export function isSearchedFor(term: string, codes: readonly string[]): boolean {
  if (term.length > longestTerm) return false;
  return codes.some((code) => {
    const plain = code.replace(/\\[sbW][+*?]*/g, " ").replace(/\\([^\w\s])/g, "$1");
    return locateQuote(plain, term) !== null;
  });
}
