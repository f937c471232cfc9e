import { expect, test } from "vitest";
import type { CellFlow, CellVariable } from "@/lib/trace/cell-facts";
import type { Claim } from "@/lib/trace/event";
import { type TracedCell, withSources } from "./claim-sources";

type Step = { writes?: string[]; reads?: string[] };

const flow = (...steps: Step[]): CellFlow => ({
  nativeReads: [],
  steps: steps.map(({ writes = [], reads = [] }, index) => ({
    line: index + 1,
    endLine: index + 1,
    writes: writes.map((name) => ({ name, line: index + 1, isNew: true })),
    reads,
    isFunction: false,
    shows: reads.includes("print"),
  })),
});

const one = (name: string, value: string, kind: CellVariable["kind"] = "number"): CellVariable => ({
  name,
  kind,
  values: [value],
  size: null,
});

const many = (name: string, values: string[], size = values.length): CellVariable => ({
  name,
  kind: "list",
  values,
  size,
});

function cell(number: number, parts: Partial<TracedCell>): TracedCell {
  return { cell: number, flow: flow(), variables: [], shown: "", ...parts };
}

function sourceOf(
  answer: string,
  text: string,
  cells: readonly TracedCell[],
  mark: Claim["mark"] = "computed",
) {
  const start = answer.indexOf(text);
  const claim: Claim = { kind: "number", text, mark, start, end: start + text.length, places: [] };
  return withSources({ answer, claims: [claim], cells })[0]?.source;
}

const final = flow({ reads: ["FINAL", "total", "rows"] });

test("the one variable that the answer is put together from", () => {
  const cells = [
    cell(1, { flow: flow({ writes: ["rows"] }), variables: [many("rows", ["386940.5", "7"])] }),
    cell(2, {
      flow: flow({ writes: ["total"], reads: ["rows"] }),
      variables: [one("total", "386940.5")],
    }),
    cell(3, { flow: final }),
  ];
  expect(sourceOf("EUR 386,940.50 in all", "386,940.50", cells)).toEqual({
    kind: "variable",
    cell: 2,
    name: "total",
    isSize: false,
  });
});

test("the number of entries, where that is what was put in", () => {
  const cells = [
    cell(1, { flow: flow({ writes: ["rows"] }), variables: [many("rows", ["a"], 117)] }),
    cell(2, { flow: final }),
  ];
  expect(sourceOf("117 rows", "117", cells)).toEqual({
    kind: "variable",
    cell: 1,
    name: "rows",
    isSize: true,
  });
});

test("two variables that hold the same value are told as two", () => {
  const cells = [
    cell(1, {
      flow: flow({ writes: ["total"] }, { writes: ["rows"] }),
      variables: [one("total", "37"), one("rows", "37")],
    }),
    cell(2, { flow: final }),
  ];
  expect(sourceOf("37 rows", "37", cells)).toEqual({
    kind: "ambiguous",
    candidates: [
      { cell: 1, name: "total", isSize: false },
      { cell: 1, name: "rows", isSize: false },
    ],
  });
});

test("a variable that the answer's code uses comes before one that it does not", () => {
  const cells = [
    cell(1, {
      flow: flow({ writes: ["total"] }, { writes: ["other"] }),
      variables: [one("total", "37"), one("other", "37")],
      shown: "37 37",
    }),
    cell(2, { flow: final }),
  ];
  expect(sourceOf("37 rows", "37", cells)).toMatchObject({ kind: "variable", name: "total" });
});

test("a value by hand is led back to the variable that was printed, and to no other", () => {
  const typed = flow({ reads: ["FINAL"] });
  const variables = [one("total", "386940.5")];
  const shown = [
    cell(1, { flow: flow({ writes: ["total"] }), variables, shown: "386940.5" }),
    cell(2, { flow: typed }),
  ];
  expect(sourceOf("386,940.50", "386,940.50", shown)).toMatchObject({ cell: 1, name: "total" });
  const unshown = [
    cell(1, { flow: flow({ writes: ["total"] }), variables }),
    cell(2, { flow: typed }),
  ];
  expect(sourceOf("386,940.50", "386,940.50", unshown)).toBeUndefined();
});

test("a variable that was given another value later is not the one", () => {
  const cells = [
    cell(1, { flow: flow({ writes: ["total"] }), variables: [one("total", "37")], shown: "37" }),
    cell(2, { flow: flow({ writes: ["total"] }), variables: [one("total", "38")] }),
    cell(3, { flow: final }),
  ];
  expect(sourceOf("37 rows", "37", cells)).toEqual({ kind: "printed", cell: 1 });
});

test("a value that was only printed is told with its cell; an unsupported one with nothing", () => {
  const cells = [cell(1, { shown: "sum 4117" }), cell(2, { flow: final })];
  expect(sourceOf("4117 rows", "4117", cells)).toEqual({ kind: "printed", cell: 1 });
  expect(sourceOf("4117 rows", "4117", cells, "unsupported")).toBeUndefined();
});

test("nothing that a cell says of its variables changes a mark", () => {
  const cells = [
    cell(1, { flow: flow({ writes: ["total"] }), variables: [one("total", "214")], shown: "214" }),
    cell(2, { flow: final }),
  ];
  const claim: Claim = {
    kind: "number",
    text: "214",
    mark: "unsupported",
    start: 0,
    end: 3,
    places: [],
  };
  expect(withSources({ answer: "214 rows", claims: [claim], cells })).toEqual([claim]);
});

test("a digit in a longer number is not the number", () => {
  const cells = [
    cell(1, { flow: flow({ writes: ["total"] }), variables: [one("total", "130")], shown: "130" }),
    cell(2, { flow: final }),
  ];
  expect(sourceOf("13 rows", "13", cells)).toBeUndefined();
});
