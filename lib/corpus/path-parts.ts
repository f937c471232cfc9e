/**
 * Patterns of paths, part by part between the slashes. Matching takes time in proportion to pattern × path at the most,
 * whatever the pattern: those who write a repository's files choose it, and a regular expression could be made to run
 * for hours.
 */

/** `**`, a name as it stands, or a name with `*` for any characters and `?` for one. */
export type PathPart =
  | { kind: "any-parts" }
  | { kind: "name"; name: string }
  | { kind: "glob"; characters: readonly Character[] };

type Character = { kind: "any" } | { kind: "one" } | { kind: "literal"; text: string };

export function toPathParts(names: readonly string[]): PathPart[] {
  return names.map((name) => {
    if (name === "**") return { kind: "any-parts" };
    const characters = charactersOf(name);
    return characters.every(isLiteral)
      ? { kind: "name", name: characters.map(({ text }) => text).join("") }
      : { kind: "glob", characters };
  });
}

/** With `holdsBelow` a match of a folder stands for all that it holds. */
export function matchesPathParts(
  parts: readonly PathPart[],
  names: readonly string[],
  { holdsBelow }: { holdsBelow: boolean },
): boolean {
  const whole: readonly PathPart[] = holdsBelow ? [...parts, { kind: "any-parts" }] : parts;
  return matchesInOrder(whole, names, {
    isAny: ({ kind }) => kind === "any-parts",
    isOne: matchesPart,
  });
}

function matchesPart(part: PathPart, name: string): boolean {
  if (part.kind === "name") return part.name === name;
  if (part.kind === "any-parts") return true;
  return matchesInOrder(part.characters, [...name], {
    isAny: ({ kind }) => kind === "any",
    isOne: (character, text) => character.kind === "one" || isText(character, text),
  });
}

function isText(character: Character, text: string): boolean {
  return character.kind === "literal" && character.text === text;
}

/** Goes back to the newest "any" only: what stands before it was matched as early as can be, which leaves the most. */
function matchesInOrder<Pattern, Item>(
  pattern: readonly Pattern[],
  items: readonly Item[],
  { isAny, isOne }: { isAny(one: Pattern): boolean; isOne(one: Pattern, item: Item): boolean },
): boolean {
  let at = 0;
  let next = 0;
  let anyAt = -1;
  let anyEnds = 0;
  while (next < items.length) {
    const one = pattern[at];
    const item = items[next];
    if (one !== undefined && isAny(one)) {
      anyAt = at;
      anyEnds = next;
      at += 1;
    } else if (one !== undefined && item !== undefined && isOne(one, item)) {
      at += 1;
      next += 1;
    } else if (anyAt >= 0) {
      at = anyAt + 1;
      anyEnds += 1;
      next = anyEnds;
    } else return false;
  }
  return pattern.slice(at).every(isAny);
}

/** A backslash takes the next character as it stands. */
function charactersOf(glob: string): Character[] {
  const characters: Character[] = [];
  for (const [text] of glob.matchAll(/\\[\s\S]|[\s\S]/gu)) {
    if (text === "*") characters.push({ kind: "any" });
    else if (text === "?") characters.push({ kind: "one" });
    else
      characters.push({
        kind: "literal",
        text: text.length > 1 && text.startsWith("\\") ? text.slice(1) : text,
      });
  }
  return characters;
}

function isLiteral(character: Character): character is { kind: "literal"; text: string } {
  return character.kind === "literal";
}
