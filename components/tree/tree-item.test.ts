import { describe, expect, it } from "vitest";
import { foldedOver, type TreeItem, treeMove, typedItem } from "./tree-item";

/** `- name` per row; two blanks a level; `+` closed, `-` open, `.` nothing below. */
function tree(lines: readonly string[]): (TreeItem & { name: string })[] {
  return lines.map((line) => {
    const [, blanks = "", sign = "", name = ""] = /^( *)([-+.]) (.*)$/.exec(line) ?? [];
    return {
      ...{ id: name, name, level: blanks.length / 2 + 1 },
      isOpen: sign === "." ? null : sign === "-",
      ...{ position: 1, setSize: 1 },
    };
  });
}

const items = tree(["- one", "  - call", "    . code", "  + cell", "+ two", ". three"]);
const at = (name: string) => items.findIndex((item) => item.name === name);

function pressed(key: string, from: string): string | null {
  const move = treeMove(key, items, at(from));
  if (!move) return null;
  if (move.kind === "go") return `go ${move.to.name}`;
  if (move.kind === "enter") return `enter ${move.item.name}`;
  return `${move.isOpen ? "open" : "close"} ${move.items.map(({ name }) => name).join(" ")}`;
}

describe("the keys of a tree", () => {
  it.each([
    ["ArrowDown", "one", "go call"],
    ["ArrowDown", "three", null],
    ["ArrowUp", "call", "go one"],
    ["ArrowUp", "one", null],
    ["Home", "two", "go one"],
    ["End", "one", "go three"],
    ["ArrowRight", "cell", "open cell"],
    ["ArrowRight", "one", "go call"],
    ["ArrowRight", "code", null],
    ["ArrowLeft", "one", "close one"],
    ["ArrowLeft", "cell", "go one"],
    ["ArrowLeft", "code", "go call"],
    ["ArrowLeft", "three", null],
    ["*", "one", "open two"],
    ["*", "call", "open cell"],
    ["*", "code", null],
    ["Enter", "cell", "enter cell"],
    ["j", "one", null],
  ])("%s on %s: %s", (key, from, wanted) => {
    expect(pressed(key, from)).toBe(wanted);
  });

  it("begin at the first row, or at the last, when none is active", () => {
    expect(treeMove("ArrowDown", items, -1)).toMatchObject({ to: { name: "one" } });
    expect(treeMove("ArrowUp", items, -1)).toMatchObject({ to: { name: "three" } });
    expect(treeMove("ArrowRight", items, -1)).toBeNull();
  });
});

describe("folding a row over the selected one", () => {
  const over = (folded: string, selected: string | null, canSelect = (_: string) => true) => {
    const rows = items.filter(({ name }) => folded.split(" ").includes(name));
    const found = foldedOver(items, rows, selected, ({ name }) => canSelect(name));
    return found && `${found.active.name} ${found.selected.name}`;
  };

  it("selects the row that was folded", () => {
    expect(over("call", "code")).toBe("call call");
    expect(over("one", "code")).toBe("one one");
  });

  it("selects what that row lies in where nothing can select it, and leaves it active", () => {
    expect(over("call", "code", (name) => name !== "call")).toBe("call one");
    expect(over("one", "code", (name) => name !== "one")).toBeNull();
  });

  it("leaves a selection that stays in sight", () => {
    expect(over("call", "call")).toBeNull();
    expect(over("two", "code")).toBeNull();
    expect(over("one", null)).toBeNull();
  });
});

describe("typing in a tree", () => {
  const found = (typed: string, from: string) =>
    typedItem(items, at(from), typed, ({ name }) => name)?.name ?? null;

  it("goes to the next row that begins so, round the end, whatever its case", () => {
    expect(found("t", "one")).toBe("two");
    expect(found("T", "two")).toBe("three");
    expect(found("t", "three")).toBe("two");
    expect(found("o", "two")).toBe("one");
  });

  it("goes through those of one letter when it is typed again and again", () => {
    expect(found("cc", "call")).toBe("code");
    expect(found("ccc", "code")).toBe("cell");
  });

  it("stays where the row begins so already when more is typed", () => {
    expect(found("ce", "cell")).toBe("cell");
    expect(found("th", "two")).toBe("three");
    expect(found("x", "one")).toBeNull();
  });
});
