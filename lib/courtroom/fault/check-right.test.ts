import { describe, expect, test } from "vitest";
import { checkRight } from "@/lib/courtroom/fault/check-right";
import { readRuling } from "@/lib/courtroom/fault/ruled-case";
import { courtroomOf } from "@/lib/courtroom/testing/courtroom-kit";
import { right, rulingOf } from "@/lib/courtroom/testing/fault-kit";
import { exhibits, holdRenamed, renamedOption } from "@/lib/courtroom/testing/scripted-court";
import type { RightRuling } from "@/lib/trace/ruling-mark";

const path = "docs/retries.md";
const courtroom = courtroomOf(renamedOption.patch, renamedOption.pages, {
  title: renamedOption.title,
});

async function problemsOf(given: Partial<RightRuling>, prosecutor?: () => unknown) {
  const script = prosecutor ? { prosecutor } : {};
  const recorded = await holdRenamed(script, { rules: { earlyStop: false } });
  return checkRight(right(given), rulingOf({ recorded, path }), courtroom);
}

const declines = () => ({ decision: "decline", declineReason: "Nothing." });
const added = {
  driftType: "renamed",
  changeQuote: "retryLimit?: number;",
  docQuote: "Pass `retryLimit` to the client.",
  harm: "A reader who passes retryLimit sets an option that is ignored.",
} as const;
const rebuttal = {
  exhibit: "E1",
  ground: "kept-compatible",
  quoteFrom: "doc",
  quote: "Pass `retryLimit`",
  argument: "It is read as well.",
} as const;

describe("what a person says was right", () => {
  test.each<[string, Partial<RightRuling>]>([
    ["the outcome alone", { outcome: "no-notice" }],
    ["exhibits to strike", { outcome: "no-notice", exhibits: { struck: ["E1"], added: [] } }],
    ["a rebuttal whose quote stands", { outcome: "no-notice", rebuttals: [rebuttal] }],
    ["another edit", { edit: { oldText: "`retryLimit` is 5", newText: "`maxAttempts` is 3" } }],
  ])("is taken where it can be tried: %s", async (_what, given) => {
    expect(await problemsOf(given)).toEqual([]);
  });

  test.each<[string, string, RegExp, Partial<RightRuling>]>([
    ["the outcome that it had", "/outcome", /ended in a notice/, { outcome: "notice" }],
    [
      "an exhibit that was never filed",
      "/exhibits/struck/0",
      /No exhibit E3 was filed/,
      { outcome: "no-notice", exhibits: { struck: ["E3"], added: [] } },
    ],
    [
      "an exhibit whose quote does not stand",
      "/exhibits/added/0",
      /does not stand in the page/,
      {
        outcome: "no-notice",
        exhibits: { struck: [], added: [{ ...added, docQuote: "Pass `retryLimits`." }] },
      },
    ],
    [
      "an exhibit that says what another says",
      "/exhibits/added/0",
      /the same words as E1/,
      { outcome: "no-notice", exhibits: { struck: [], added: [added] } },
    ],
    [
      "a rebuttal whose quote stands elsewhere",
      "/rebuttals/0/quote",
      /does not stand in the change/,
      { outcome: "no-notice", rebuttals: [{ ...rebuttal, quoteFrom: "change" }] },
    ],
    [
      "a rebuttal of another page's exhibit",
      "/rebuttals/0/exhibit",
      /No exhibit E3 stood against/,
      { outcome: "no-notice", rebuttals: [{ ...rebuttal, exhibit: "E3" }] },
    ],
    [
      "a juror that was not there",
      "/votes/0/juror",
      /had 5 jurors/,
      { outcome: "no-notice", votes: [{ juror: 6, vote: "not-guilty" }] },
    ],
    [
      "two votes of one juror",
      "/votes/1/juror",
      /two votes/,
      {
        outcome: "no-notice",
        votes: [
          { juror: 1, vote: "not-guilty" },
          { juror: 1, vote: "abstain" },
        ],
      },
    ],
    [
      "a stage both right and wrong",
      "/sound/0",
      /was right, and what it should have been/,
      { outcome: "no-notice", sound: ["jury"], votes: [{ juror: 1, vote: "not-guilty" }] },
    ],
    [
      "an edit of words that are not there",
      "/edit",
      /does not stand in the page/,
      { edit: { oldText: "Pass `retries`", newText: "Pass `maxAttempts`" } },
    ],
    [
      "an edit without a notice",
      "/edit",
      /Without a notice/,
      { outcome: "no-notice", edit: { oldText: "Pass `retryLimit`", newText: "Pass" } },
    ],
  ])("is refused where it cannot: %s", async (_what, pointer, message, given) => {
    const prosecutor = () => ({ decision: "charge", exhibits: [exhibits[0], exhibits[2]] });
    const problems = await problemsOf(given, prosecutor);
    expect(problems).toEqual([{ pointer, message: expect.stringMatching(message) }]);
  });

  test("may be an exhibit that the prosecutor did not file", async () => {
    const given = { exhibits: { struck: [], added: [added] } };
    expect(await problemsOf(given, declines)).toEqual([]);
  });
});

describe("there is no ruling to call wrong", () => {
  test.each([
    ["on a page that was not in the trial", "docs/other.md", {}, {}, /was not among the pages/],
    ["where one prompt judged", path, {}, { arm: "one-prompt" as const }, /without a court/],
    [
      "where the defense failed",
      path,
      { defense: () => "?" },
      {},
      /was not judged.*Hold the trial/,
    ],
  ])("%s", async (_what, page, script, options, message) => {
    const single = { prosecutor: (): unknown => ({ findings: [] }) };
    const roles = "arm" in options ? single : script;
    const { timeline } = await holdRenamed(roles, options);
    expect(readRuling(timeline, page)).toEqual({
      ruled: null,
      refusal: expect.stringMatching(message),
    });
  });
});
