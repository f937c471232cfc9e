import { expect, test } from "vitest";
import { rightRuling } from "@/lib/trace/ruling-mark";
import { emptyDraft, incompleteStages, rightOf } from "./right-draft";

const given = { exhibits: "given", defense: "given", jury: "given", judgment: "given" } as const;
const quote = "Pass `retryLimit` to the client.";

test("what is left open is not sent, and what is right is named", () => {
  const draft = emptyDraft("no-notice", null);
  expect(rightOf(draft)).toEqual({ outcome: "no-notice", sound: [], note: "" });
  const sound = { ...draft, how: { ...draft.how, jury: "sound" as const }, note: " Late. " };
  expect(rightOf(sound)).toEqual({ outcome: "no-notice", sound: ["jury"], note: "Late." });
});

test("a stage that is told has to be told to its end", () => {
  const draft = emptyDraft("notice", null);
  const begun = { ...draft, how: { ...draft.how, ...given, edits: "given" as const } };
  expect(incompleteStages(begun)).toEqual(["exhibits", "defense", "jury", "edits"]);
  const told = {
    ...begun,
    struck: ["E1"],
    rebuttal: { ...begun.rebuttal, exhibit: "E1", quote, argument: "It still holds." },
    votes: [{ juror: 1, vote: "guilty" as const }],
    edit: { oldText: quote, newText: "" },
  };
  expect(incompleteStages(told)).toEqual([]);
  const right = rightRuling.parse(rightOf(told));
  expect(right).toMatchObject({ exhibits: { struck: ["E1"], added: [] }, verdict: "guilty" });
});

test("what was marked on the page is begun with, on the side where it stands", () => {
  const draft = emptyDraft("no-notice", { from: "change", quote });
  expect(draft.added).toMatchObject({ changeQuote: quote, docQuote: "" });
  expect(draft.rebuttal).toMatchObject({ quoteFrom: "change", quote });
  expect(draft.edit.oldText).toBe("");
  expect(emptyDraft("notice", { from: "doc", quote }).edit.oldText).toBe(quote);
});
