import { expect, test } from "vitest";
import { csvOf } from "./csv";

const cell = (value: string | number) => csvOf({ columns: ["a"], rows: [[value]] }).slice(3, -2);

test("commas, quotes and line breaks stay within their field", () => {
  const rows = [["x,y", 'he said "no"', null, true, 1.5]] as const;
  expect(csvOf({ columns: ["a", "b,c", "d", "e", "f"], rows })).toBe(
    'a,"b,c",d,e,f\r\n"x,y","he said ""no""",,true,1.5\r\n',
  );
  expect(cell("one\ntwo")).toBe('"one\ntwo"');
});

test.each([
  "=1+2",
  "+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  " =1",
  "＝1",
  "|x",
  "%x",
])("%j is written as text, not as a formula", (text) => {
  expect(cell(text).replace(/^"/, "")).toMatch(/^'/);
});

test("a formula that needs quotes is marked within them, and so is a column's name", () => {
  expect(cell('=HYPERLINK("http://x","y")')).toBe(`"'=HYPERLINK(""http://x"",""y"")"`);
  expect(csvOf({ columns: ["=a"], rows: [] })).toBe("'=a\r\n");
});

test.each(["-5", "+1,300.50", "-12%", "a-b", "1=1", "x@y.z"])("%j stays as it is", (text) => {
  expect(cell(text).replaceAll('"', "")).toBe(text);
  expect(cell(-5)).toBe("-5");
});
