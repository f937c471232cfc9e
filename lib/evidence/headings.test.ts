import { expect, it } from "vitest";
import { headingAbove, otherPart } from "./headings";

const contract = [
  "CONTRACT 1 OF 2: SUPPLY",
  "Section 5",
  "Payment is due within 30 days.",
  "",
  "Section 7",
  "Notice is 90 days.",
  "# Closing words",
  "Signed by both.",
  "第三条 目的",
  "甲は乙に委託する。",
].join("\n");

const at = (words: string): number => contract.indexOf(words);

it.each([
  ["Payment", "Section 5"],
  ["Notice", "Section 7"],
  ["Signed", "# Closing words"],
  ["甲は", "第三条 目的"],
])("%s stands under %s", (words, heading) => {
  expect(headingAbove(contract, at(words))).toBe(heading);
});

it("a heading stands under none, and a text without headings has none", () => {
  expect(headingAbove(contract, at("Section 7"))).toBeNull();
  expect(headingAbove("one line\nanother line", 12)).toBeNull();
});

it("a heading far above is found", () => {
  const long = `Article 9\n${"plain words go on here\n".repeat(3_000)}the end`;
  expect(headingAbove(long, long.length - 3)).toBe("Article 9");
});

const span = (words: string) => {
  const start = at(words);
  const line = contract.slice(0, start).split("\n").length;
  return {
    doc: 0,
    start,
    end: start + words.length,
    line,
    of: null,
    pattern: null,
    quote: words,
  };
};

it("evidence out of another section than the question names is told", () => {
  const documents = [{ text: contract }];
  expect(
    otherPart("What does Section 5 say of days?", [span("Notice is 90 days.")], documents),
  ).toEqual({ asked: "Section 5", found: "Section 7", line: 6 });
  const right = span("Payment is due");
  expect(otherPart("What does Section 5 say?", [right], documents)).toBeNull();
  expect(otherPart("What does Section 5 say?", [span("Notice"), right], documents)).toBeNull();
  expect(otherPart("When is payment due?", [span("Notice")], documents)).toBeNull();
  expect(otherPart("What does Exhibit 5 say?", [span("Notice")], documents)).toBeNull();
});

it.each([" ", "\t", "=", "# "])("a long row of %j above a place is read in seconds", (piece) => {
  const text = `${piece.repeat(200_000 / piece.length)}\nPayment`;
  const startedAt = performance.now();
  headingAbove(text, text.length - 7);
  expect(performance.now() - startedAt).toBeLessThan(8_000);
});
