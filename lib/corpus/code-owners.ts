/**
 * The CODEOWNERS file as GitHub reads it: the last line that matches a path says who owns it, a line without owners
 * leaves it to nobody, and a line that cannot be read is skipped and told.
 * Source: docs.github.com, "About code owners".
 */
import { matchesOwnerPattern, type OwnerPattern, readOwnerPattern } from "./owner-pattern";

/** Where GitHub looks for the file, in this order; the first that is there counts. */
export const codeOwnersPaths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/** GitHub does not load a larger file. */
const MOST_BYTES = 3_000_000;
/** Each page is held against every line. */
const MOST_LINES = 20_000;

export type OwnerLine = {
  /** Counts from 1. */
  line: number;
  /** As it stands in the file. */
  pattern: string;
  /** Users (`@name`), teams (`@org/team`) and e-mail addresses; none un-owns what the pattern matches. */
  owners: readonly string[];
};

export type CodeOwners = {
  /** The last line that matches; null when none does. */
  lineFor(path: string): OwnerLine | null;
  /** Sentences with line numbers, as far as listed. */
  problems: readonly string[];
};

/** As long as an address may be. */
const LONGEST_OWNER = 254;
const owner = /^(?:@[\w.-]+(?:\/[\w.-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/u;

export function readCodeOwners(text: string, file: string): CodeOwners {
  if (new TextEncoder().encode(text).length > MOST_BYTES) {
    const problem = `${file} is over 3 MB, which GitHub does not load, so nobody owns anything by it. Use patterns that match more.`;
    return { lineFor: () => null, problems: [problem] };
  }
  const rules: (OwnerLine & { matches: OwnerPattern })[] = [];
  const problems: string[] = [];
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const [pattern, ...owners] = fields(raw);
    if (pattern === undefined) continue;
    const line = index + 1;
    const matches = readOwnerPattern(pattern);
    const wrong = owners.find((name) => name.length > LONGEST_OWNER || !owner.test(name));
    if ("problem" in matches)
      problems.push(`${file} line ${line} is skipped, as GitHub does: ${matches.problem}.`);
    else if (wrong !== undefined)
      problems.push(
        `${file} line ${line} is skipped, as GitHub does: “${wrong.slice(0, LONGEST_OWNER)}” is no owner. Write @user, @organization/team or an e-mail address.`,
      );
    else rules.push({ line, pattern, owners, matches });
  }
  if (rules.length > MOST_LINES) {
    rules.length = MOST_LINES;
    problems.unshift(
      `${file} has more than ${MOST_LINES} lines with owners: those below line ${rules.at(-1)?.line} are not read. Use patterns that match more.`,
    );
  }
  rules.reverse();
  return {
    lineFor(path) {
      const rule = rules.find(({ matches }) => matchesOwnerPattern(matches, path));
      return rule ? { line: rule.line, pattern: rule.pattern, owners: rule.owners } : null;
    },
    problems,
  };
}

/** The words of a line up to its comment. A backslash keeps a space inside a pattern. */
function fields(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:\\.|\S)+/g)) {
    if (word.startsWith("#")) break;
    words.push(word);
  }
  return words;
}
