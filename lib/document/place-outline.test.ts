import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnName, labelAt, type PlaceOutline, placeBeginningIn } from "./place-outline";

const pages: PlaceOutline = {
  places: [
    { start: 0, line: 1, label: "page 1" },
    { start: 10, line: 3, label: "page 2" },
    { start: 20, line: 5, label: "page 3" },
  ],
};
const range = (start: number, end: number, line = 1) => ({ start, end, line });

describe("pages", () => {
  test.each([
    [0, 5, "page 1"],
    [9, 10, "page 1"],
    [10, 12, "page 2"],
    [5, 11, "pages 1–2"],
    [5, 25, "pages 1–3"],
    [25, 25, "page 3"],
  ])("the text from %i to %i stands on %s", (start, end, label) => {
    expect(labelAt(pages, range(start, end), "")).toBe(label);
  });

  test("nothing is said of what stands before the first place", () => {
    const late = { places: [{ start: 5, line: 2, label: "1. Term" }] };
    expect(labelAt(late, range(0, 3), "")).toBeNull();
    expect(labelAt({ places: [] }, range(0, 3), "")).toBeNull();
  });

  test("a section has no range of sections: it is named where the text begins", () => {
    const sections = {
      places: [
        { start: 0, line: 1, label: "1. Term" },
        { start: 10, line: 2, label: "2. Price" },
      ],
    };
    expect(labelAt(sections, range(5, 15), "")).toBe("1. Term");
  });
});

describe("sheets", () => {
  const head = "# Sheet: Q1 plan\n";
  const rows = 'Region,Units,Note\nnorth,12,"a, b"\nsouth,34,\n';
  const text = head + rows;
  const sheet: PlaceOutline = {
    places: [
      { start: 0, line: 1, label: "Q1 plan" },
      { start: head.length, line: 2, label: "Q1 plan", cells: { row: 4, column: 2 } },
    ],
  };
  const cellOf = (wording: string) => {
    const start = text.indexOf(wording);
    const line = text.slice(0, start).split("\n").length;
    return labelAt(sheet, range(start, start + wording.length, line), text);
  };

  test.each([
    ["Region", "'Q1 plan'!B4"],
    ["12", "'Q1 plan'!C5"],
    ['"a, b"', "'Q1 plan'!D5"],
    ["a, b", "'Q1 plan'!D5"],
    ["north,12", "'Q1 plan'!B5:C5"],
    ["south,34,", "'Q1 plan'!B6:C6"],
    ["# Sheet", "Q1 plan"],
  ])("%j is %s", (wording, label) => {
    expect(cellOf(wording)).toBe(label);
  });

  test("the line alone is enough text", () => {
    const start = head.length + rows.indexOf("south");
    expect(labelAt(sheet, range(start + 6, start + 8, 4), "south,34,", start)).toBe("'Q1 plan'!C6");
  });

  test("any cell of any sheet is found again", () => {
    const cell = fc.string({ maxLength: 6, unit: fc.constantFrom("a", '"', ",", "7", "表") });
    const sheets = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1 });
    fc.assert(
      fc.property(sheets, fc.nat(), fc.nat(), (cells, rowSeed, columnSeed) => {
        const csv = (value: string) =>
          /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
        const lines = cells.map((row) => row.map(csv).join(","));
        const row = rowSeed % cells.length;
        const fields = cells[row] ?? [];
        const column = columnSeed % fields.length;
        const before = lines.slice(0, row).map((line) => `${line}\n`);
        const fieldStart = fields.slice(0, column).map((value) => `${csv(value)},`);
        const start = [...before, ...fieldStart].join("").length;
        const outline = {
          places: [{ start: 0, line: 1, label: "S", cells: { row: 1, column: 1 } }],
        };
        const end = start + csv(fields[column] ?? "").length;
        const label = labelAt(outline, range(start, end, row + 1), lines.join("\n"));
        expect(label).toBe(`S!${columnName(column + 1)}${row + 1}`);
      }),
    );
  });
});

test.each([
  [1, "A"],
  [26, "Z"],
  [27, "AA"],
  [702, "ZZ"],
  [703, "AAA"],
  [16_384, "XFD"],
])("column %i is %s", (column, name) => {
  expect(columnName(column)).toBe(name);
});

test("a line begins a place when its name is new", () => {
  expect(placeBeginningIn(pages, { start: 10, length: 4 })?.label).toBe("page 2");
  expect(placeBeginningIn(pages, { start: 11, length: 4 })).toBeNull();
  const sheet = {
    places: [
      { start: 0, line: 1, label: "S" },
      { start: 5, line: 2, label: "S", cells: { row: 1, column: 1 } },
    ],
  };
  expect(placeBeginningIn(sheet, { start: 0, length: 4 })?.label).toBe("S");
  expect(placeBeginningIn(sheet, { start: 5, length: 4 })).toBeNull();
});
