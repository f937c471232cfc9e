import { expect, test } from "vitest";
import { answerTable } from "./answer-table";

test("records become rows with a column for each field that any of them has", () => {
  expect(
    answerTable([
      { a: 1, b: "x" },
      { b: null, c: [1, 2] },
    ]),
  ).toEqual({
    columns: ["a", "b", "c"],
    rows: [
      [1, "x", null],
      [null, null, "[1,2]"],
    ],
  });
});

test("one record is one row, a list is one column, a value one cell", () => {
  expect(answerTable({ a: true })).toEqual({ columns: ["a"], rows: [[true]] });
  expect(answerTable(["x", 2])).toEqual({ columns: ["value"], rows: [["x"], [2]] });
  expect(answerTable(15)).toEqual({ columns: ["value"], rows: [[15]] });
  expect(answerTable([])).toEqual({ columns: ["value"], rows: [] });
  expect(answerTable([{ a: 1 }, 2])).toEqual({ columns: ["value"], rows: [['{"a":1}'], [2]] });
});

test("a field called like a part of every object is empty where a record lacks it", () => {
  expect(answerTable([{ constructor: 1 }, { a: 2 }]).rows).toEqual([
    [1, null],
    [null, 2],
  ]);
});
