import { expect, test } from "vitest";
import type { CellFlow, CellStep, ClaimSource } from "@/lib/trace/cell-facts";
import type { Claim, Place } from "@/lib/trace/event";
import { selectLineage } from "@/lib/trace/select-lineage";
import { type CellFacts, cellEvents, subCall, timelineOf } from "@/lib/trace/testing/cell-log";

const place = (line: number): Place => ({ doc: 0, start: line * 10, end: line * 10 + 5, line });
const use = (tool: string, ...lines: number[]) => ({
  tool,
  argument: "",
  hits: lines.length,
  places: lines.map(place),
});

/** `total = sum(rows)` is a step that makes total from sum and rows; `+=` keeps what was there. */
function step(line: number, code: string): CellStep {
  const [, made = "", how = "", used = ""] = /^(?:(\S+) (\+?=) )?(.*)$/.exec(code) ?? [];
  const isFunction = used.startsWith("=> ");
  return {
    line,
    endLine: line,
    writes:
      made === ""
        ? []
        : made.split(",").map((name, index) => ({ name, line, isNew: how === "=" && index === 0 })),
    reads: used.match(/[a-z_]+/g) ?? [],
    isFunction,
    shows: used.startsWith("print"),
  };
}

const flow = (...codes: string[]): CellFlow => ({
  steps: codes.map((code, index) => step(index + 1, code)),
  nativeReads: codes.flatMap((code, index) =>
    code.includes("context") ? [{ doc: 0, start: 0, end: null, line: index + 1 }] : [],
  ),
});

function lineageOf(cells: readonly CellFacts[], source?: ClaimSource, claim: Partial<Claim> = {}) {
  const whole: Claim = {
    kind: "number",
    text: "35",
    mark: "computed",
    start: 0,
    end: 2,
    places: [],
    ...claim,
    ...(source ? { source } : {}),
  };
  return selectLineage(timelineOf(cellEvents(cells), [1_000, 500]), whole);
}

const from = (cell: number, name: string): ClaimSource => ({
  kind: "variable",
  cell,
  name,
  isSize: false,
});

test("a value leads to its cell and line, and over earlier cells to the lines that were read", () => {
  const lineage = lineageOf(
    [
      {
        flow: flow("rows = grep", "other = locate"),
        toolUses: [use("grep", 3, 5), use("locate", 9)],
      },
      { flow: flow("total = rows", "print total") },
    ],
    from(2, "total"),
  );
  expect(lineage?.cell).toEqual({ spanId: "iteration-2/cell", number: 2, line: 1 });
  expect(lineage?.cells.map(({ number, lines }) => [number, lines])).toEqual([
    [1, [1]],
    [2, [1]],
  ]);
  expect(lineage?.places).toEqual([place(3), place(5)]);
  expect(lineage?.moreHits).toBe(0);
  expect(lineage).toMatchObject({ wholeTexts: [], subCalls: 0, isFollowed: true });
});

test("hits past those that the log keeps are counted", () => {
  const cells = [
    { flow: flow("rows = grep"), toolUses: [{ ...use("grep", 3, 5), hits: 60 }] },
    { flow: flow("total = rows") },
  ];
  expect(lineageOf(cells, from(2, "total"))?.moreHits).toBe(58);
});

test("the line is where the variable was last changed", () => {
  const cells = [
    { flow: flow("total =", "rows = grep", "total += rows"), toolUses: [use("grep", 1)] },
  ];
  const lineage = lineageOf(cells, from(1, "total"));
  expect(lineage?.cell?.line).toBe(3);
  expect(lineage?.places).toEqual([place(1)]);
});

test("what a name meant before it was made anew takes no part", () => {
  const lineage = lineageOf(
    [
      { flow: flow("rows = grep"), toolUses: [use("grep", 3)] },
      { flow: flow("rows = locate", "total = rows"), toolUses: [use("locate", 7)] },
    ],
    from(2, "total"),
  );
  expect(lineage?.places).toEqual([place(7)]);
});

test("a function is followed to what it reads, and what it changes", () => {
  const lineage = lineageOf(
    [
      {
        flow: flow("find = => grep", "total =", "add,total = => total"),
        toolUses: [use("grep", 4)],
      },
      { flow: flow("rows = find", "add rows") },
    ],
    from(2, "rows"),
  );
  expect(lineage?.places).toEqual([place(4)]);
  const changed = lineageOf(
    [
      {
        flow: flow("rows = locate", "total =", "add,total = => total", "add rows"),
        toolUses: [use("locate", 8)],
      },
    ],
    from(1, "total"),
  );
  expect(changed?.places).toEqual([place(8)]);
});

test("a text that the code goes over by itself is told, and so are replies of smaller models", () => {
  const lineage = lineageOf(
    [
      { flow: flow("lines = context") },
      {
        flow: flow("replies = llm_query lines", "total = replies"),
        below: (cell) => [
          subCall(`${cell}/sub-call-1`, cell, []),
          subCall(`${cell}/sub-call-2`, cell, []),
        ],
      },
    ],
    from(2, "total"),
  );
  expect(lineage).toMatchObject({ wholeTexts: [0], subCalls: 2, places: [] });
});

test("a value that was only printed leads to the cell, and to its line where there is one alone", () => {
  const reading = { flow: flow("rows = grep", "print rows"), toolUses: [use("grep", 2)] };
  expect(lineageOf([reading], { kind: "printed", cell: 1 })).toMatchObject({
    cell: { line: 2 },
    places: [place(2)],
  });
  const twice = { flow: flow("print a", "print b") };
  expect(lineageOf([twice], { kind: "printed", cell: 1 })?.cell?.line).toBeNull();
});

test("two possible variables are told, and neither is followed", () => {
  const source: ClaimSource = {
    kind: "ambiguous",
    candidates: [
      { cell: 1, name: "a", isSize: false },
      { cell: 1, name: "b", isSize: false },
    ],
  };
  expect(lineageOf([{ flow: flow("a = grep") }], source)).toMatchObject({
    source,
    cell: null,
    places: [],
  });
});

test("a log without these facts still tells the cell that printed the value", () => {
  const lineage = lineageOf([{ output: "sum 35\n" }, { output: "done" }]);
  expect(lineage).toMatchObject({
    source: { kind: "printed", cell: 1 },
    cell: { number: 1, line: null },
    isFollowed: false,
  });
  expect(lineageOf([{ output: "sum 350" }])).toBeNull();
  expect(lineageOf([{ output: "sum 35" }], undefined, { mark: "given" })).toBeNull();
});
