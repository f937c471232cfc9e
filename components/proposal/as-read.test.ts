import { expect, test } from "vitest";
import { sampleProposal } from "@/components/fixtures/sample-proposals";
import { asRead } from "./as-read";

const NOW = 1_780_000_000_000;

test("what is accepted is what was on screen", () => {
  const shown = sampleProposal(NOW, { openedAt: NOW, updatedAt: NOW + 5 });
  const edits = [{ oldText: "a", newText: "b" }];
  expect(asRead({ action: "accept", edits }, shown)).toEqual({
    action: "accept",
    edits,
    readAt: NOW + 5,
  });
});

test("a notice that is being opened just now is not held to its old state, nor are other decisions", () => {
  const unopened = sampleProposal(NOW, { openedAt: null });
  expect(asRead({ action: "accept" }, unopened)).toEqual({ action: "accept" });
  const shown = sampleProposal(NOW, { openedAt: NOW });
  expect(asRead({ action: "undo" }, shown)).toEqual({ action: "undo" });
});
