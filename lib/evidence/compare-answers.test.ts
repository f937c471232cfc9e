import { expect, test } from "vitest";
import type { Claim } from "@/lib/trace/event";
import { changedClaims } from "./compare-answers";

type Given = [text: string, mark: Claim["mark"], kind?: Claim["kind"]];

function answer(text: string, ...claims: Given[]) {
  return {
    text,
    claims: claims.map(([words, mark, kind = "number"]) => {
      const start = text.indexOf(words);
      return { kind, text: words, mark, start, end: start + words.length };
    }),
  };
}

const replacement = () => "650";

test("the same words: a claim that lost its ground is told, with what replaces it", () => {
  const before = answer("500 EUR in 2024", ["500", "verified"], ["2024", "verified"]);
  const now = answer("500 EUR in 2024", ["500", "unsupported"], ["2024", "computed"]);
  expect(changedClaims({ before, now, replacement })).toEqual([
    { kind: "number", text: "500", mark: "verified", now: "650", markNow: "unsupported" },
  ]);
});

test("what was absent and stands there now is a change; what was never supported is none", () => {
  const before = answer("“a” and 7", ["“a”", "absent", "quote"], ["7", "unsupported"]);
  const now = answer("“a” and 7", ["“a”", "verified", "quote"], ["7", "unsupported"]);
  expect(changedClaims({ before, now, replacement }).map(({ text }) => text)).toEqual(["“a”"]);
});

test("other words: each claim that is gone has the new one of its kind, and kept ones stay out", () => {
  const before = answer(
    "Acme: 33, 2024-01-02",
    ["Acme", "verified", "name"],
    ["33", "computed"],
    ["2024-01-02", "verified", "date"],
  );
  const now = answer("Acme: 34", ["Acme", "verified", "name"], ["34", "computed"]);
  expect(changedClaims({ before, now, replacement })).toEqual([
    { kind: "number", text: "33", mark: "computed", now: "34", markNow: "computed" },
    { kind: "date", text: "2024-01-02", mark: "verified", now: null, markNow: null },
  ]);
});
