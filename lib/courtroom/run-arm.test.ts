import { describe, expect, test } from "vitest";
import { applyEdits } from "@/lib/courtroom/checks/check-edits";
import { courtWordsIn } from "@/lib/courtroom/checks/check-notice";
import type { TrialOptions } from "@/lib/courtroom/testing/court-kit";
import { exhibits, holdRenamed, renamedOption } from "@/lib/courtroom/testing/scripted-court";

type Finding = {
  doc: string;
  docQuote: string;
  changeQuote: string;
  why: string;
  edits: { oldText: string; newText: string }[];
};

const [first, second, third] = exhibits.map(
  ({ doc, docQuote, changeQuote }): Finding => ({
    ...{ doc, docQuote, changeQuote, why: "The option was renamed by the change.", edits: [] },
  }),
);
const all = [first, second, third].flatMap((finding) => finding ?? []);
const one = all.slice(0, 1);

/** One reply for each sample. */
function holdArm(
  replies: readonly (readonly Partial<Finding>[] | string)[],
  options: Omit<TrialOptions, "callModel"> = {},
) {
  let sample = -1;
  return holdRenamed(
    {
      prosecutor: ({ messages }) => {
        if (messages.length === 1) sample += 1;
        const reply = replies[sample % replies.length];
        return typeof reply === "string" ? reply : { findings: reply };
      },
    },
    { arm: replies.length === 1 ? "one-prompt" : "five-votes", ...options },
  );
}

const [page] = renamedOption.pages;
const text = page?.text ?? "";

describe("one prompt", () => {
  test("asks once, and ends in a case for each page with a finding", async () => {
    const { view, requests, result } = await holdArm([all]);
    expect(requests).toHaveLength(1);
    expect(
      view?.arm?.result?.findings.map(({ stands, samples, of }) => [stands, samples, of]),
    ).toEqual([
      [true, 1, 1],
      [true, 1, 1],
      [true, 1, 1],
    ]);
    expect(view?.cases.map(({ path, ending }) => [path, ending?.state])).toEqual([
      ["docs/retries.md", "notice"],
      ["docs/start.md", "notice"],
    ]);
    expect(result?.answer?.text).toMatch(/^3 findings: /);
  });

  test("that finds nothing ends in no case", async () => {
    const { view, result } = await holdArm([[]]);
    expect(view?.cases).toEqual([]);
    expect(result?.answer?.text).toBe("No finding.");
  });

  test("is held to the same quotes as the court", async () => {
    const { view } = await holdArm([
      [
        { ...first, docQuote: "not there" },
        { ...second, changeQuote: "not there" },
        { ...third, doc: "docs/none.md" },
      ],
    ]);
    expect(view?.arm?.result?.findings.map(({ stands }) => stands)).toEqual([false, false, false]);
    expect(view?.cases).toEqual([]);
  });

  test("makes no edits that meet each other, whichever finding they are for", async () => {
    const line = "Pass `retryLimit` to the client.";
    const { view } = await holdArm([
      [
        { ...first, edits: [{ oldText: line, newText: "Pass `maxAttempts` to the client." }] },
        {
          ...second,
          edits: [{ oldText: "to the client.\n\nThe default", newText: "to it.\n\nThe default" }],
        },
      ],
    ]);
    const [only] = view?.cases ?? [];
    const edits = only?.edits?.result?.edits ?? [];
    expect(edits.map(({ applies, reason }) => [applies, reason])).toEqual([
      [true, null],
      [false, "It overlaps another edit."],
    ]);
    expect(applyEdits(text, edits)).toBe(text.replace("Pass `retryLimit`", "Pass `maxAttempts`"));
    expect(view?.arm?.result?.findings.map((finding) => finding.edits.length)).toEqual([1, 1]);
  });

  test("tells the owner nothing in words of a court", async () => {
    const why = "The jury finds the page guilty: the option was renamed.";
    const { view } = await holdArm([[{ ...first, why }]]);
    const edits = view?.cases[0]?.edits?.result;
    expect(courtWordsIn(edits?.notice?.sentence ?? "jury")).toEqual([]);
    expect(courtWordsIn(edits?.notice?.title ?? "jury")).toEqual([]);
    expect(edits?.repairs.join()).toContain("written by code");
  });

  test("that gives no usable reply is not judged", async () => {
    const { result } = await holdArm(["I cannot say."]);
    expect(result?.outcome).toMatchObject({ status: "error", code: "no-reply" });
  });
});

describe("five votes", () => {
  test.each<[string, readonly (readonly Partial<Finding>[] | string)[], readonly string[]]>([
    ["three of five keep a finding", [one, one, one, [], []], ["3 of 5"]],
    ["two of five do not", [one, one, [], [], []], []],
    ["samples that fail are no votes", [one, one, one, "No.", "No."], ["3 of 5"]],
  ])("%s", async (_what, replies, kept) => {
    const { view, requests } = await holdArm(replies);
    const findings = view?.arm?.result?.findings ?? [];
    expect(findings.map(({ samples, of }) => `${samples} of ${of}`)).toEqual(kept);
    expect(requests.every(({ temperature }) => temperature === 0.9)).toBe(true);
  });

  test("fewer than three usable samples judge nothing", async () => {
    const { result } = await holdArm([all, all, "No.", "No.", "No."]);
    expect(result?.outcome).toMatchObject({ status: "error", code: "no-reply" });
  });
});

test("the arms ask neither defense nor jury nor judge", async () => {
  const { requests } = await holdArm([all, all, all, all, all]);
  expect(new Set(requests.map(({ role }) => role))).toEqual(new Set(["prosecutor"]));
});
