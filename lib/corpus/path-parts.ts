/**
 * Patterns of paths, part by part between the slashes. Matching takes time in proportion to pattern × path, whatever
 * the pattern: those who write a repository's files choose it, and a regular expression could be made to run for hours.
 */

/** One part between slashes, or any number of parts. */
export type PathPart = { kind: "any-parts" } | { kind: "part"; glob: string };

export function toPathParts(names: readonly string[]): PathPart[] {
  return names.map((name) =>
    name === "**" ? { kind: "any-parts" } : { kind: "part", glob: name },
  );
}

/** With `holdsBelow` a match of a folder stands for all that it holds. */
export function matchesPathParts(
  parts: readonly PathPart[],
  names: readonly string[],
  { holdsBelow }: { holdsBelow: boolean },
): boolean {
  /** How many of `names` the parts so far can take up. */
  let ends = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    if (part.kind === "any-parts") {
      for (let to = Math.min(...ends); to <= names.length; to += 1) next.add(to);
    } else {
      for (const end of ends)
        if (end < names.length && matchesPart(part.glob, names[end] ?? "")) next.add(end + 1);
    }
    if (next.size === 0) return false;
    ends = next;
  }
  return holdsBelow ? [...ends].some((end) => end > 0) : ends.has(names.length);
}

/** `*` for any characters, `?` for one, `\` for the next one as it stands. */
function matchesPart(glob: string, name: string): boolean {
  let ends = new Set([0]);
  for (let at = 0; at < glob.length; at += 1) {
    const next = new Set<number>();
    if (glob[at] === "*") {
      for (let to = Math.min(...ends); to <= name.length; to += 1) next.add(to);
    } else {
      const isAny = glob[at] === "?";
      if (glob[at] === "\\" && at + 1 < glob.length) at += 1;
      for (const end of ends)
        if (end < name.length && (isAny || name[end] === glob[at])) next.add(end + 1);
    }
    if (next.size === 0) return false;
    ends = next;
  }
  return ends.has(name.length);
}
