/**
 * Patterns of CODEOWNERS as GitHub reads them: gitignore's, without `!` and without `[ ]`.
 * Paths have no leading slash and are matched with case.
 */
import { matchesPathParts, type PathPart, toPathParts } from "./path-parts";

export type OwnerPattern = {
  parts: readonly PathPart[];
  /** Not so after a last part `*`, which names direct children. */
  holdsBelow: boolean;
};

/** With the reason where GitHub would not take the pattern. */
export function readOwnerPattern(text: string): OwnerPattern | { problem: string } {
  const problem = problemOf(text);
  if (problem !== null) return { problem };
  const isAnchored = text.startsWith("/") || text.slice(0, -1).includes("/");
  const names = text.replace(/^\//, "").split("/");
  const isFolder = names.at(-1) === "";
  if (isFolder) names.pop();
  const parts = toPathParts(names);
  if (!isAnchored && parts[0]?.kind !== "any-parts") parts.unshift({ kind: "any-parts" });
  const last = names.at(-1);
  if (isFolder || last === "**") return { parts: below(parts), holdsBelow: false };
  return { parts, holdsBelow: last !== "*" };
}

export function matchesOwnerPattern({ parts, holdsBelow }: OwnerPattern, path: string): boolean {
  return matchesPathParts(parts, path.split("/"), { holdsBelow });
}

function problemOf(text: string): string | null {
  if (text.startsWith("!"))
    return "`!` takes nothing out here: name the owners of that path instead";
  if (text.startsWith("\\#")) return "a pattern cannot begin with `#`, escaped or not";
  if (/(^|[^\\])[[\]]/.test(text))
    return "`[ ]` ranges of characters do not work here: write a line for each";
  if (text.includes("***")) return "three asterisks in a row mean nothing";
  if (text === "/") return "`/` matches no file: write `*` for all";
  if (text.includes("//")) return "two slashes in a row match no file";
  return null;
}

/** Something inside, at any depth. */
function below(parts: readonly PathPart[]): PathPart[] {
  const named = parts.at(-1)?.kind === "any-parts" ? parts.slice(0, -1) : parts;
  return [...named, ...toPathParts(["**", "*"])];
}
