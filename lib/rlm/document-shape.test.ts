import { expect, test } from "vitest";
import { documentShape } from "@/lib/rlm/document-shape";

test("a trailing line break does not begin another line", () => {
  expect(documentShape("a.log", "one\ntwo\n").lines).toBe(2);
  expect(documentShape("a.log", "one\ntwo").lines).toBe(2);
  expect(documentShape("a.log", "").lines).toBe(0);
});

test("the longest line is measured in UTF-16 code units", () => {
  expect(documentShape("a.txt", "ab\nabcd\n😀\n").longestLine).toBe(4);
});

const wrappedLine =
  "the Supplier shall give notice to the Purchaser not later than the day,\nand the Purchaser shall answer it\n";
const wholeLine =
  "Each sentence of this file stands on a line of its own and ends.\nThe next one begins anew.\n";

test("sentences that run over line breaks are noticed", () => {
  expect(documentShape("contract.txt", wrappedLine.repeat(200)).wrapped).toBe(true);
  expect(documentShape("report.txt", wholeLine.repeat(200)).wrapped).toBe(false);
});

test("pages are counted where lines of a form feed part them", () => {
  expect(documentShape("a.pdf", "one\n\f\ntwo\n\f\nthree\n").pages).toBe(3);
  expect(documentShape("a.txt", "one\ntwo\n").pages).toBe(0);
  expect(documentShape("a.txt", "one\f two\n").pages).toBe(0);
});
