import { expect, test } from "vitest";
import { cutTable } from "./cut-table";
import type { Claim } from "./event";

const claim = (text: string, start: number): Claim => ({
  kind: "number",
  text,
  mark: "verified",
  start,
  end: start + text.length,
  places: [],
});

const textOf = (rows: ReturnType<typeof cutTable>) =>
  rows.map((row) => row.map((cell) => cell.map(({ kind, text }) => `${kind}:${text}`)));

test("each cell holds its own claims, numbered over the whole answer", () => {
  const text = "region | units\nnorth | 15\nsouth | 20 of 30";
  const rows = cutTable(text, [claim("15", 23), claim("20", 34), claim("30", 40)]);
  expect(textOf(rows)).toEqual([
    [["text:region"], ["text:units"]],
    [["text:north"], ["claim:15"]],
    [["text:south"], ["claim:20", "text: of ", "claim:30"]],
  ]);
  expect(rows[2]?.[1]?.[2]).toMatchObject({ number: 3 });
});

test("empty cells stay, and a claim over two cells is marked in both", () => {
  expect(textOf(cutTable("a | b\n | x", []))).toEqual([
    [["text:a"], ["text:b"]],
    [[], ["text:x"]],
  ]);
  expect(textOf(cutTable("a | b\nnorth | 15", [claim("north | 15", 6)]))[1]).toEqual([
    ["claim:north"],
    ["claim:15"],
  ]);
});
