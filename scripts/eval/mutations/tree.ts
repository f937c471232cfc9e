/** The files of a small code base: read from an archive of text, edited, and compared as git compares them. */
import { formatPatch, type StructuredPatch, structuredPatch } from "diff";
import type { TreeEdit } from "./mutation-case";

/** Path to text. */
export type Tree = ReadonlyMap<string, string>;

/** Reads a txtar archive (https://pkg.go.dev/golang.org/x/tools/txtar): a comment, then `-- path --` and the file, again and again. */
export function readTree(archive: string): Tree {
  const [, ...parts] = archive.split(/^-- (.+) --\n/m);
  const files = new Map<string, string>();
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const path = parts[index] ?? "";
    if (files.has(path)) throw new Error(`${path} stands twice in the archive: name it once.`);
    files.set(path, parts[index + 1] ?? "");
  }
  return files;
}

export function editTree(tree: Tree, edit: TreeEdit): Tree {
  const files = new Map(tree);
  for (const [path, step] of Object.entries(edit)) {
    if ("create" in step) {
      if (tree.has(path)) throw new Error(`${path} is there already: edit it.`);
      files.set(path, step.create);
      continue;
    }
    const before = tree.get(path);
    if (before === undefined) throw new Error(`${path} is not in the tree: create it.`);
    if ("delete" in step || "move" in step) files.delete(path);
    if ("move" in step) files.set(step.move, replaceAll(path, before, step.edits));
    if (Array.isArray(step)) files.set(path, replaceAll(path, before, step));
  }
  return files;
}

function replaceAll(
  path: string,
  text: string,
  steps: readonly { from: string; to: string; all: boolean }[],
): string {
  return steps.reduce((current, { from, to, all }) => {
    const found = current.split(from);
    if (found.length < 2) throw new Error(`${path} does not hold ${JSON.stringify(from)}.`);
    if (found.length > 2 && !all) {
      throw new Error(`${path} holds ${JSON.stringify(from)} ${found.length - 1} times: say more.`);
    }
    return found.join(to);
  }, text);
}

/** The change from one tree to the other as `git diff` prints it; `moves` maps old paths to new ones. */
export function patchBetween(
  before: Tree,
  after: Tree,
  moves: ReadonlyMap<string, string>,
): string {
  const moved = new Set(moves.values());
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const patches = paths.flatMap((path): StructuredPatch[] => {
    if (moved.has(path)) return [];
    const newPath = moves.get(path) ?? path;
    const [from, to] = [before.get(path), after.get(newPath)];
    if (from === to && newPath === path) return [];
    return [
      {
        ...structuredPatch(
          from === undefined ? "/dev/null" : `a/${path}`,
          to === undefined ? "/dev/null" : `b/${newPath}`,
          from ?? "",
          to ?? "",
          undefined,
          undefined,
          { context: 3 },
        ),
        isGit: true,
        ...(newPath === path ? {} : { isRename: true }),
        ...(from === undefined ? { isCreate: true, newMode: "100644" } : {}),
        ...(to === undefined ? { isDelete: true, oldMode: "100644" } : {}),
      },
    ];
  });
  return patches.map((patch) => formatPatch(patch)).join("");
}
