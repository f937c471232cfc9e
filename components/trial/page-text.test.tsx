import { expect, test } from "vitest";
import { drawPage } from "@/components/fixtures/draw-page";
import { PageText } from "./page-text";
import { TrialContext } from "./trial-context";

const lines = Array.from({ length: 9_500 }, (_, index) => `This is line ${index + 1}.`);

const scene = {
  trialId: "t1",
  view: {
    ...{ funnel: [], review: null, prosecution: null, check: null },
    ...{ exhibits: [], cases: [], arm: null },
  },
  shown: null,
  exhibit: null,
  chooseExhibit: () => undefined,
};

const drawn = (count: number, isWhole: boolean) => {
  const text = lines.slice(0, count).join("\n");
  return drawPage(
    <TrialContext value={scene}>
      <PageText path="docs/a.md" marks={[]} exhibits={[]} {...{ text, isWhole }} />
    </TrialContext>,
  );
};

test("of a very long page the first lines are drawn, and the next ones on demand", () => {
  const page = drawn(9_500, true);
  expect(page).toContain("This is line 4000.");
  expect(page).not.toContain("This is line 4001.");
  expect(page).toContain("5,500 lines");
  expect(page).toMatch(/<button[^>]*>4,000 more<\/button>/);
});

test("a page of usual length is drawn whole", () => {
  const page = drawn(400, true);
  expect(page).toContain("This is line 400.");
  expect(page).not.toContain("<button");
});
