/** Builds the cases of the mutation bench: trees before and after, the patch between them, the pages as they are after it. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { CourtPage } from "@/lib/courtroom/page";
import type { DriftType } from "@/lib/trace/court";
import { driftEntry, type TreeEdit, trapEntry, type WrongPassage } from "./mutation-case";
import { editTree, patchBetween, readTree, type Tree } from "./tree";

export type MutationCase = {
  id: string;
  project: string;
  title: string;
  body: string;
  before: Tree;
  after: Tree;
  patch: string;
  /** The documentation after the change. */
  pages: readonly CourtPage[];
  /** A drift type, or the kind of trap. */
  kind: string;
  funnel: "judged" | "filtered" | "either";
  /** Types that name the drift rightly; empty for a trap. */
  types: readonly DriftType[];
  /** Empty for a trap. */
  wrong: readonly WrongPassage[];
};

export const mutationsFolder = "scripts/eval/mutations";

const isPage = (path: string) => /\.(md|mdx|rst|adoc|[1-8])$/.test(path);

export async function loadMutations(folder = mutationsFolder): Promise<MutationCase[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const projects = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const loaded = await Promise.all(projects.sort().map((project) => loadProject(folder, project)));
  return loaded.flat();
}

async function loadProject(folder: string, project: string): Promise<MutationCase[]> {
  const read = (name: string) => readFile(join(folder, project, name), "utf8");
  const tree = readTree(await read("tree.txtar"));
  const drifts = z.array(driftEntry).parse(parse(await read("drift.yaml")));
  const traps = z.array(trapEntry).parse(parse(await read("traps.yaml")));
  return [
    ...drifts.map(({ drift, also, wrong, ...entry }) => ({
      ...build(project, tree, entry),
      kind: drift,
      funnel: "judged" as const,
      types: [drift, ...also],
      wrong,
    })),
    ...traps.map(({ trap, funnel, why: _why, ...entry }) => ({
      ...build(project, tree, entry),
      kind: trap,
      funnel,
      types: [],
      wrong: [],
    })),
  ];
}

function build(
  project: string,
  tree: Tree,
  entry: { id: string; title: string; body: string; setup: TreeEdit; change: TreeEdit },
) {
  const { id, title, body } = entry;
  try {
    const before = editTree(tree, entry.setup);
    const after = editTree(before, entry.change);
    const moves = new Map(
      Object.entries(entry.change).flatMap(([path, step]) =>
        "move" in step ? [[path, step.move] as const] : [],
      ),
    );
    const patch = patchBetween(before, after, moves);
    return { id, project, title, body, before, after, patch, pages: pagesOf(after) };
  } catch (cause) {
    throw new Error(`The case ${id} cannot be built.`, { cause });
  }
}

/** The documentation of a tree. */
export function pagesOf(tree: Tree): CourtPage[] {
  return [...tree].flatMap(([path, text]) => (isPage(path) ? [{ path, text }] : []));
}
