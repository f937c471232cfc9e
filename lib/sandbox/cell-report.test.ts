/** What a cell says of itself: the variables it changed and what its tools went over, whatever guest code tries. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import {
  MAX_ALL_VALUE_CHARS,
  MAX_RANGES,
  MAX_VALUES,
  MAX_VARIABLES,
} from "@/lib/trace/cell-limits";
import { createSandboxPool } from "./sandbox-pool";
import { openTestSandbox } from "./testing/test-sandbox";

const pool = createSandboxPool({ size: 1 });
afterAll(() => pool.close());

/** As long as a quick model takes for its first reply: what a process does with that time is done. */
const BEHIND_FIRST_CALL_MS = 200;

const text = "north 10\nsouth 20\nnorth 5\n";

async function runAll(cells: readonly string[], texts: readonly string[] = [text]) {
  const sandbox = await openTestSandbox(pool.open, { texts });
  try {
    const results = [];
    for (const cell of cells) results.push(await sandbox.run(cell));
    return results;
  } finally {
    await sandbox.dispose();
  }
}

async function run(cell: string, texts?: readonly string[]) {
  const [result] = await runAll([cell], texts);
  if (!result) throw new Error("no result");
  return result;
}

test("what the isolate rehearses before the first cell is not in that cell", async () => {
  const sandbox = await openTestSandbox(pool.open, { texts: [text] });
  await sleep(BEHIND_FIRST_CALL_MS);
  const result = await sandbox.run("print(1)");
  await sandbox.dispose();
  expect(result).toMatchObject({
    ...{ printed: "1\n", toolUses: [], notes: [], reads: [], variables: [], value: null },
    ...{ outcome: { status: "ok" }, droppedChars: 0, hostCalls: 0, final: null },
  });
});

test("what was matched before a cell is not in that cell, whoever matched it", async () => {
  const sandbox = await openTestSandbox(pool.open, { texts: [text] });
  await sleep(BEHIND_FIRST_CALL_MS);
  const matched = "[RegExp.lastMatch, RegExp.input, RegExp.leftContext, RegExp.$1].join()";
  expect((await sandbox.run(matched)).value).toBe(",,,");
  await sandbox.run("/o(u)t/.test(context)");
  expect((await sandbox.run(matched)).value).toBe(",,,");
  await sandbox.dispose();
});

describe("variables", () => {
  test("are told with kind, size and first values", async () => {
    const { variables } = await run(
      [
        "const total = 35;",
        'let name = "north", ok = true;',
        'const rows = grep(/north (\\d+)/g).map((hit) => ({ region: "north", units: Number(hit.groups[0]) }));',
        'const sums = new Map([["north", 15], ["south", 20]]);',
        "const seen = new Set([1, 2]);",
        "const f = (x) => x;",
      ].join("\n"),
    );
    expect(variables).toEqual([
      { name: "total", kind: "number", values: ["35"], size: null },
      { name: "name", kind: "text", values: ["north"], size: null },
      { name: "ok", kind: "boolean", values: ["true"], size: null },
      { name: "rows", kind: "list", values: ["north", "10", "north", "5"], size: 2 },
      { name: "sums", kind: "map", values: ["north", "15", "south", "20"], size: 2 },
      { name: "seen", kind: "set", values: ["1", "2"], size: 2 },
    ]);
  });

  test("are those that the cell changes, in place too, and survive its failure", async () => {
    const results = await runAll([
      "const list = [1]; const other = 2;",
      "list.push(7);",
      "let kept = 3; throw new Error('no');",
    ]);
    expect(
      results.map(({ variables }) => variables.map(({ name, values }) => [name, values])),
    ).toEqual([
      [
        ["list", ["1"]],
        ["other", ["2"]],
      ],
      [["list", ["1", "7"]]],
      [["kept", ["3"]]],
    ]);
  });

  test("stay within their limits, however much a cell holds", async () => {
    const many = Array.from({ length: 100 }, (_, index) => `v${index} = "x".repeat(110)`).join(",");
    const { variables } = await run(
      `const big = Array.from({ length: 5000 }, (_, i) => "y".repeat(100) + i);\nconst index = Object.fromEntries(big.map((b) => [b, b]));\nconst more = big.map((b) => [b]);\nlet ${many};\nconst long = "z".repeat(1e6);`,
    );
    expect(variables).toHaveLength(MAX_VARIABLES);
    expect(variables[0]).toMatchObject({ name: "big", size: 5_000 });
    expect(variables[0]?.values).toHaveLength(MAX_VALUES);
    const chars = variables.flatMap(({ values }) => values).join("").length;
    expect(chars).toBeLessThanOrEqual(MAX_ALL_VALUE_CHARS);
    expect(chars).toBeGreaterThan(MAX_ALL_VALUE_CHARS - 200);
  });

  test("that fight back cost the cell nothing but themselves", async () => {
    const { outcome, value, variables } = await run(
      [
        "const trap = new Proxy({}, { ownKeys() { throw new Error('no'); } });",
        "const endless = []; endless[Symbol.iterator] = function* () { for (;;) yield 1; };",
        'const odd = "a\\u0000b\\ud800";',
        "const self = {}; self.self = self;",
        "Object.defineProperty(globalThis, 'sneaky', { get() { throw new Error('no'); } });",
        "const fine = 1;",
        "fine",
      ].join("\n"),
    );
    expect([outcome, value]).toEqual([{ status: "ok" }, "1"]);
    expect(variables.map(({ name }) => name)).toEqual(["endless", "odd", "self", "fine"]);
    expect(variables.find(({ name }) => name === "odd")?.values).toEqual(["a\ufffdb\ufffd"]);
    expect(variables.find(({ name }) => name === "endless")?.values).toHaveLength(MAX_VALUES);
  });
});

describe("a forged report", () => {
  /** Guest code cannot reach the wire, but it can spoil what goes into it. */
  test.each([
    [
      "more values than there may be",
      "Array.prototype.push = function (...v) { for (let i = 0; i < 99; i += 1) for (const e of v) this[this.length] = e; return this.length; };",
    ],
    ["a value that is no text", "String.prototype.toWellFormed = () => ({ replaceAll: () => 5 });"],
    ["U+0000", 'String.prototype.toWellFormed = () => ({ replaceAll: () => "\\u0000" });'],
    [
      "names that are not the cell's",
      'String.prototype.split = () => ["context", "evil"]; globalThis.evil = 214;',
    ],
  ])("with %s is refused, and the cell's end is not lost", async (_, attack) => {
    const [first, second] = await runAll([`${attack}\nconst mine = "value";`, "1 + 1"]);
    expect(first?.outcome).toEqual({ status: "ok" });
    for (const { name, values } of first?.variables ?? []) {
      expect(name).toBe("mine");
      expect(values.join("").includes("\u0000")).toBe(false);
      expect(values.length).toBeLessThanOrEqual(MAX_VALUES);
    }
    expect(second?.value).toBe("2");
  });

  test("with ranges that go backwards is refused", async () => {
    const result = await run(
      "Array.prototype.sort = function () { return this.reverse(); };\ngrep(/north/, { within: cite(20, 24) });\ngrep(/x/, { within: cite(0, 5) });\n1",
    );
    expect(result.value).toBe("1");
    for (const { ranges } of result.reads)
      expect([...ranges]).toEqual([...ranges].sort((a, b) => a - b));
  });
});

describe("what tools went over", () => {
  test("is the whole text, a part of it, or the lines that were read", async () => {
    const results = await runAll([
      "grep(/north/)",
      "grep(/south/, { within: cite(9, 17) })",
      "read_lines(2, 2)",
      'locate("north", { limit: 1 })',
      'locate("nowhere at all")',
      'await fuzzy_search("nrth")',
      "1 + 1",
    ]);
    expect(results.map(({ reads }) => reads.map(({ doc, ranges }) => [doc, ranges]))).toEqual([
      [[0, [0, 26]]],
      [[0, [9, 17]]],
      [[0, [9, 17]]],
      [[0, [0, 5]]],
      [[0, [0, 26]]],
      [[0, [0, 26]]],
      [],
    ]);
  });

  test("is told for each document", async () => {
    const { reads } = await run("grep(/b/, { doc: 1 }); read_lines(1, 1)", ["aaa\nbbb", "bbb"]);
    expect(reads).toEqual([
      { doc: 0, how: "tool", ranges: [0, 3] },
      { doc: 1, how: "tool", ranges: [0, 3] },
    ]);
  });

  test("has few ranges after many searches, and none of them is lost", async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `line number ${index}`).join("\n");
    const { reads } = await run(
      "for (let line = 1; line <= 5000; line += 2) read_lines(line, line)",
      [lines],
    );
    const [read] = reads;
    expect(read?.ranges.length).toBeLessThanOrEqual(2 * MAX_RANGES);
    const starts = lines
      .split("\n")
      .flatMap((line, index) =>
        index % 2 === 0 ? [lines.indexOf(`${line}${index < 4_999 ? "\n" : ""}`)] : [],
      );
    const isCovered = (offset: number) =>
      read?.ranges.some(
        (at, index) => index % 2 === 0 && at <= offset && offset < (read.ranges[index + 1] ?? 0),
      );
    expect(starts.every(isCovered)).toBe(true);
  });

  test("is known of a cell that was stopped", async () => {
    const { outcome, reads } = await run("grep(/north/);\nfor (;;) {}");
    expect(outcome.status).toBe("stopped");
    expect(reads).toEqual([{ doc: 0, how: "tool", ranges: [0, 26] }]);
  });
});
