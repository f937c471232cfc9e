import { expect, test } from "vitest";
import { enProposal } from "@/components/messages/en-proposal";
import { jaProposal } from "@/components/messages/ja-proposal";
import { courtWords } from "./testing/court-words";

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test("the owners' pages speak without a word from a court room", () => {
  expect(textsOf(enProposal).length).toBeGreaterThan(100);
  expect(textsOf(enProposal).filter((text) => courtWords.en.test(text))).toEqual([]);
  expect(textsOf(jaProposal).filter((text) => courtWords.ja.test(text))).toEqual([]);
});

test("the words are found as they are written, and not within others", () => {
  for (const text of ["The jury said so", "an Exhibit", "by an AI", "judged", "two models"])
    expect(courtWords.en.test(text)).toBe(true);
  for (const text of ["said", "a remodeled page", "juridical"])
    expect(courtWords.en.test(text)).toBe(false);
});
