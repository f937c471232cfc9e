import { parsePatch } from "diff";
import { describe, expect, test } from "vitest";
import { editTree, patchBetween, readTree } from "./tree";

const tree = readTree("What it is.\n-- a.txt --\none\ntwo\n-- b/c.md --\n# C\n-- empty --\n");
const noMoves = new Map<string, string>();

test("an archive is read file by file, without its comment", () => {
  expect([...tree]).toEqual([
    ["a.txt", "one\ntwo\n"],
    ["b/c.md", "# C\n"],
    ["empty", ""],
  ]);
  expect(() => readTree("-- a --\n1\n-- a --\n2\n")).toThrow("a stands twice");
});

describe("an edit", () => {
  const change = (from: string, all = false) => ({ "a.txt": [{ from, to: "X", all }] });

  test("replaces what stands exactly once", () => {
    expect(editTree(tree, change("two")).get("a.txt")).toBe("one\nX\n");
    expect(() => editTree(tree, change("o"))).toThrow('holds "o" 2 times: say more');
    expect(() => editTree(tree, change("three"))).toThrow('does not hold "three"');
    expect(editTree(tree, change("o", true)).get("a.txt")).toBe("Xne\ntwX\n");
  });

  test("creates, deletes and moves, and touches nothing by mistake", () => {
    const edited = editTree(tree, {
      "new.txt": { create: "new\n" },
      empty: { delete: true },
      "a.txt": { move: "z.txt", edits: [{ from: "one", to: "1", all: false }] },
    });
    expect(Object.fromEntries(edited)).toEqual({
      "b/c.md": "# C\n",
      "new.txt": "new\n",
      "z.txt": "1\ntwo\n",
    });
    expect(() => editTree(tree, { "a.txt": { create: "" } })).toThrow("is there already");
    expect(() => editTree(tree, { nowhere: { delete: true } })).toThrow("is not in the tree");
  });
});

test("a patch says what was added, deleted, moved and changed, as git does", () => {
  const edited = editTree(tree, {
    "new.txt": { create: "new\n" },
    "b/c.md": { delete: true },
    "a.txt": { move: "z.txt", edits: [{ from: "one", to: "1", all: false }] },
  });
  const patch = patchBetween(tree, edited, new Map([["a.txt", "z.txt"]]));
  expect(parsePatch(patch)).toMatchObject([
    { oldFileName: "a/a.txt", newFileName: "b/z.txt", isRename: true },
    { oldFileName: "a/b/c.md", newFileName: "/dev/null", isDelete: true },
    { oldFileName: "/dev/null", newFileName: "b/new.txt", isCreate: true },
  ]);
  expect(patch).toContain("diff --git a/b/c.md b/b/c.md\ndeleted file mode 100644\n");
  expect(patchBetween(tree, tree, noMoves)).toBe("");
});
