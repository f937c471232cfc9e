import { expect, test } from "vitest";
import { reviewedTrialRun } from "@/components/fixtures/sample-courts";
import { sampleTrialRun } from "@/components/fixtures/sample-trial";
import { drawTrial } from "./testing/drawn-trial";

const titles = {
  review: "review-title",
  exhibits: "exhibits-title",
  jury: "jury-title",
  judge: "judge-title",
  funnel: "funnel-title",
};

function sectionsOf(page: string): string[] {
  return Object.entries(titles).flatMap(([name, id]) =>
    page.includes(`id="${id}"`) ? [name] : [],
  );
}

function filtered(stage: string) {
  const page = drawTrial({ events: reviewedTrialRun(), query: { stage } });
  const lanes = page.split('class="juror"').length - 1;
  return { page, lanes, sections: sectionsOf(page) };
}

test("without a filter everything is there, and nothing says that something is hidden", () => {
  const page = drawTrial({ events: reviewedTrialRun() });
  expect(sectionsOf(page)).toEqual(Object.keys(titles));
  expect(page).not.toContain("hidden by the filter");
});

test("a filter leaves the sections of what fits, and says how much it hides", () => {
  expect(filtered("review").sections).toEqual(["review"]);
  expect(filtered("defense").sections).toEqual(["exhibits"]);
  expect(filtered("juror")).toMatchObject({ sections: ["jury"], lanes: 5 });
  expect(filtered("jury")).toMatchObject({ sections: ["jury"], lanes: 0 });
  expect(filtered("review,judgment").sections).toEqual(["review", "judge"]);
  expect(filtered("review").page).toMatch(/<span>\d+ steps are hidden by the filter\.</);
});

test("within a section, too, only what fits is shown", () => {
  expect(filtered("judgment").page).toContain('class="analysis"');
  expect(filtered("edits").page).not.toContain('class="analysis"');
  expect(filtered("edits").page).toContain('class="edits"');
  expect(filtered("prosecution").page).toContain('id="stage-prosecution"');
  expect(filtered("prosecution").page).not.toContain('class="defense-words');
});

test("a filter that nothing fits says so, and words alone hide nothing", () => {
  const none = drawTrial({ events: sampleTrialRun(), query: { cost: "1000" } });
  expect(sectionsOf(none)).toEqual([]);
  expect(none).toContain("No step fits the filter.");
  expect(sectionsOf(drawTrial({ events: reviewedTrialRun(), query: { words: "zzz" } }))).toEqual(
    Object.keys(titles),
  );
});
