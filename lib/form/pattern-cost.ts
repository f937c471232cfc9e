/**
 * How much work a `pattern` of a schema can make at worst: a schema is hostile input, and the regex engine backtracks.
 *
 * Only patterns without groups are taken. Then each repeated piece is tried with at most so many lengths as the text
 * is long, whatever the text, and the product of these is a bound.
 */

/** A longer text is not matched against a pattern. */
export const LONGEST_MATCHED = 200;
const MOST_STEPS = 50_000;
const LONGEST_PATTERN = 500;

const piece =
  /\\[dDwWsStnrfv0bB]|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[^A-Za-z0-9]|\[\^?(?:\\.|[^\]\\])*\]|[\^$]|[^\\[\](){}|?*+]/uy;
const repetition = /(?:[?*+]|\{(\d{1,4})(,(\d{1,4})?)?\})\??/uy;

/** What is wrong with a pattern, in words that fit behind its name; null when it can be matched safely. */
export function patternProblem(pattern: string): string | null {
  if (pattern.length > LONGEST_PATTERN)
    return `is longer than ${LONGEST_PATTERN} characters; use a shorter one`;
  const steps = stepsOf(pattern);
  if (steps === null)
    return "uses more than characters, classes and repetitions; groups, alternatives and look-around are not checked here. List the values in an enum, or leave the pattern out";
  if (steps > MOST_STEPS)
    return "repeats too often to be matched in bounded time. Begin it with ^ and repeat less, or leave it out";
  try {
    new RegExp(pattern, "u");
    return null;
  } catch (error) {
    if (error instanceof SyntaxError) return `is no regular expression: ${error.message}`;
    throw error;
  }
}

/** Null when the pattern has a piece that this count does not know. */
function stepsOf(pattern: string): number | null {
  let steps = pattern.startsWith("^") ? 1 : LONGEST_MATCHED;
  let at = 0;
  while (at < pattern.length) {
    piece.lastIndex = at;
    if (!piece.test(pattern)) return null;
    at = piece.lastIndex;
    repetition.lastIndex = at;
    const repeated = repetition.exec(pattern);
    if (!repeated) continue;
    at = repetition.lastIndex;
    steps *= lengthsOf(repeated);
  }
  return steps;
}

/** With how many lengths a repeated piece may be tried. */
function lengthsOf([text, least, range, most]: RegExpExecArray): number {
  if (text.startsWith("?")) return 2;
  if (least === undefined || (range !== undefined && most === undefined)) return LONGEST_MATCHED;
  return range === undefined ? 1 : Math.max(1, Number(most) - Number(least) + 1);
}
