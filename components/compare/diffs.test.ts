import { describe, expect, it, test } from "vitest";
import { compareRows } from "@/lib/trace/compare/compare-rows";
import { compareRuns } from "@/lib/trace/compare/compare-runs";
import { type IterationPlan, timelineOfPlan } from "@/lib/trace/compare/testing/run-plan";
import type { TraceMessage } from "@/lib/trace/event";
import { foldCode, pairCode } from "./code-pair";
import { differingRows } from "./differing-rows";
import { foldPieces } from "./fold-pieces";
import { promptBodies } from "./prompt-bodies";
import { signed } from "./signed";
import { becoming, pairWords } from "./word-pair";

describe("code side by side", () => {
  const shown = (a: string, b: string) =>
    foldCode(pairCode(a, b) ?? []).map((pair) =>
      pair.kind === "fold"
        ? `⋯ ${pair.count}`
        : `${pair.kind === "same" ? " " : "≠"} ${pair.a?.number ?? "-"} ${pair.b?.number ?? "-"}`,
    );

  it("keeps lines at one height, with a gap where one side has none", () => {
    expect(shown("a\nb\nc", "a\nX\nY\nc")).toEqual(["  1 1", "≠ 2 2", "≠ - 3", "  3 4"]);
  });

  it("folds what is equal, but for two lines around a difference", () => {
    const lines = Array.from({ length: 12 }, (_, line) => `line ${line}`);
    expect(shown(lines.join("\n"), [...lines, "more"].join("\n"))).toEqual([
      "⋯ 10",
      "  11 11",
      "  12 12",
      "≠ - 13",
    ]);
  });

  it("of nothing and something has every line on one side", () => {
    expect(shown("", "a\nb\n")).toEqual(["≠ - 1", "≠ - 2"]);
  });
});

describe("words", () => {
  const changed = (a: string, b: string) => {
    const pair = pairWords(a, b);
    const words = (side: "a" | "b") =>
      pair?.[side].flatMap(({ text, isChanged }) => (isChanged ? [text.trim()] : []));
    return pair && [words("a"), words("b")];
  };

  it("are marked where they changed", () => {
    expect(changed("Credits of 386,940 were granted", "Credits of 391,440 were granted")).toEqual([
      ["386,940"],
      ["391,440"],
    ]);
  });

  it("of Japanese are found without spaces between them", () => {
    expect(changed("合計は三十七件でした。", "合計は三十八件でした。")).toEqual([
      ["十七"],
      ["十八"],
    ]);
  });

  it("of two texts with little in common are left unmarked, and one takes the other's place whole", () => {
    const [a, b] = ["The court acquits on every count.", "Nothing was published today, again"];
    expect(pairWords(a, b)).toBeNull();
    expect(becoming(a, b).map(({ value }) => value)).toEqual([a, b]);
  });

  it("that changed one after the other are one change", () => {
    expect(
      changed("In the end a contradiction is reported here", "In the end a total was printed here"),
    ).toEqual([["contradiction is reported"], ["total was printed"]]);
  });

  it("give back both texts", () => {
    const [a, b] = ["one  two\nthree four five", "one two\nthree 4 five six"];
    const pair = pairWords(a, b);
    expect(pair?.a.map(({ text }) => text).join("")).toBe(a);
    expect(pair?.b.map(({ text }) => text).join("")).toBe(b);
  });
});

describe("long texts", () => {
  const lines = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, line) => `line ${from + line}`).join("\n");
  const shown = (a: string, b: string) =>
    foldPieces(pairWords(a, b)?.a ?? []).map((part) =>
      part.kind === "fold" ? `⋯ ${part.lines}` : part.text,
    );

  it("keep two lines on either side of what differs", () => {
    const [a, b] = ["old", "new"].map((word) => `${lines(0, 20)}\n${word}\n${lines(20, 40)}`);
    expect(shown(a ?? "", b ?? "")).toEqual([
      "⋯ 18",
      "line 18\nline 19\n",
      "old",
      "\nline 20\nline 21",
      "⋯ 18",
    ]);
  });

  it("that are short are not folded", () => {
    expect(shown("a b\nold", "a b\nnew")).toEqual(["a b\n", "old"]);
  });
});

test("of two prompts the messages that differ are shown", () => {
  const message = (preview: string, sha256: string | null = null): TraceMessage => ({
    role: "user",
    content: { preview, bytes: preview.length, sha256 },
  });
  const rules = message("Rules", "a".repeat(64));
  expect(promptBodies([rules, message("503?")], [rules, message("200?")])).toEqual({
    a: [message("503?").content],
    b: [message("200?").content],
  });
  expect(promptBodies([rules], [rules])).toEqual({ a: [rules.content], b: [rules.content] });
  expect(promptBodies([rules], [])).toEqual({ a: [rules.content], b: [] });
});

test("a change has a sign, and none is nought", () => {
  const seconds = (value: number) => value.toFixed(1);
  expect([-1.5, 221, 0, 0.04, -0.04].map((value) => signed(value, seconds))).toEqual([
    "−1.5",
    "+221.0",
    "0",
    "0",
    "0",
  ]);
});

test("the next difference is never an iteration for what it holds, nor inside what one side has alone", () => {
  const step = (word: string): IterationPlan => ({ call: { reply: word }, code: word });
  const { steps, first } = compareRuns(
    timelineOfPlan([step("a"), step("b")]),
    timelineOfPlan([step("x"), step("b"), step("more")], "run-2"),
  );
  const rows = compareRows({ steps, first }, new Set());
  expect(differingRows(rows).map(({ id }) => id)).toEqual([
    "iteration-1/model-call",
    "iteration-1/cell",
    "b:iteration-3",
  ]);
});
