/** Whether a value was typed by hand into the cell, and whether a term was searched for. */
import type { DraftClaim } from "./claims";
import { findDates } from "./dates";
import { normalText } from "./fold";
import { locateQuote } from "./locate-quotes";
import { findReadings } from "./numbers";

/** True when the code itself holds the value; a value put in by variable is not there. */
export function isTyped(claim: DraftClaim, code: string): boolean {
  const { text } = normalText(code);
  switch (claim.kind) {
    case "number": {
      const value = Math.abs(claim.figure.value);
      return findReadings(text).some((held) => Math.abs(held.value) === value);
    }
    case "date": {
      const { values } = claim.date;
      return findDates(text).some((held) => held.values.some((value) => values.includes(value)));
    }
    case "time":
      return text.includes(claim.time.raw);
    default:
      return locateQuote(code, claim.text) !== null;
  }
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
