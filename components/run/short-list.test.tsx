import { expect, test } from "vitest";
import { AnswerDiff } from "@/components/compare/answer-diff";
import { drawPage } from "@/components/fixtures/draw-page";
import { asLog, run } from "@/components/fixtures/made-logs";
import { sampleTrialRun } from "@/components/fixtures/sample-trial";
import { AddressedNote } from "@/components/trial/addressed-note";
import { FunnelSection } from "@/components/trial/funnel-section";
import { ChangedClaims } from "@/components/verification/changed-claims";
import type { Claim } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { extendSummary } from "@/lib/trace/run-summary";
import { selectTrial } from "@/lib/trace/select-trial";
import { ShortList } from "./short-list";

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `item-${index + 1}`);

const listOf = (items: readonly string[]) =>
  drawPage(
    <ShortList name="items" items={items} first={3}>
      {(shown, more) => (
        <>
          {shown.join(", ")} {more}
        </>
      )}
    </ShortList>,
  );

test("the first items are shown, and how many more there are is said by the button that shows them", () => {
  const page = listOf(numbered(8));
  expect(page).toContain("item-3");
  expect(page).not.toContain("item-4");
  expect(page).toMatch(/<button[^>]*aria-expanded="false"[^>]*>5 more<\/button>/);
});

test("a list that is short enough has no button", () => {
  expect(listOf(numbered(3))).toContain("item-1, item-2, item-3");
  expect(listOf(numbered(3))).not.toContain("<button");
});

test("names of a page that a change touched are not cut in silence", () => {
  const page = { path: "docs/a.md", score: 1, names: numbered(9), lines: [] };
  expect(drawPage(<FunnelSection steps={[]} pages={[page]} isEnd={false} />)).toContain("3 more");
});

test("quotes that speak to those who judge are not cut in silence", () => {
  const addressed = numbered(7).map((quote) => ({ where: "docs/a.md", quote }));
  const view = selectTrial(extendTimeline("r1", emptyTimeline, sampleTrialRun()));
  if (!view?.check?.result) throw new Error("The sample trial checks its exhibits.");
  const check = { ...view.check, result: { ...view.check.result, addressed } };
  expect(drawPage(<AddressedNote view={{ ...view, check }} />)).toContain("2 more");
});

test("claims that a new version of a text changed are not cut in silence", () => {
  const gone = { kind: "number", mark: "computed", now: null, markNow: null } as const;
  const claims = numbered(35).map((text) => ({ ...gone, text }));
  expect(drawPage(<ChangedClaims claims={claims} />)).toContain("5 more");
});

test("claims whose mark changed are not cut in silence", () => {
  const withMarks = (mark: Claim["mark"]) => {
    const claims = numbered(8).map((text, index): Claim => {
      const start = index * 7;
      return { kind: "number", text, mark, start, end: start + 6, places: [] };
    });
    const log = asLog(run([]), 0).map((event) =>
      event.type === "run-end"
        ? {
            ...event,
            claims,
            answer: { text: numbered(8).join(" "), forced: false, abstained: false },
          }
        : event,
    );
    const summary = extendSummary("r1", null, log);
    if (!summary) throw new Error("The log has no beginning.");
    return summary;
  };
  const page = drawPage(<AnswerDiff a={withMarks("verified")} b={withMarks("absent")} />);
  expect(page).toContain("2 more");
});
