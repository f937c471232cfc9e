import { beforeAll, expect, test, vi } from "vitest";
import {
  armTrialRun,
  declinedTrialRun,
  reviewedTrialRun,
} from "@/components/fixtures/sample-courts";
import { sampleTrialRunId } from "@/components/fixtures/sample-trial";
import type { Annotation } from "@/lib/trace/annotation";
import type { TraceEvent } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { selectTrial } from "@/lib/trace/select-trial";
import { panelSpan } from "./panel-span";
import { exhibitElementId, stageElementId } from "./stage-element-id";
import { drawTrial } from "./testing/drawn-trial";
import { caseOfSelection, type TrialRow, trialRows } from "./trial-rows";

const noteAt = (spanId: string | null): Annotation => ({
  ...{ id: `note-${spanId}`, runId: sampleTrialRunId, spanId, text: `Written at ${spanId}` },
  ...{ score: null, author: "", createdAt: 0, updatedAt: 0 },
});

/** As a panel shows it; the list of all notes, beside, has it otherwise. */
const noteDrawn = (spanId: string | null) => `<p class="note-text">Written at ${spanId}</p>`;

function rowsOf(events: readonly TraceEvent[]) {
  const timeline = extendTimeline(sampleTrialRunId, emptyTimeline, events);
  const view = selectTrial(timeline);
  if (!view) throw new Error("The log is no trial's.");
  return { timeline, view, rows: trialRows(view, new Set()) };
}

function elementOf({ kind, id, label }: TrialRow): string {
  return kind === "exhibit" ? exhibitElementId(label) : stageElementId(id);
}

function countIn(page: string, part: string): number {
  return page.split(part).length - 1;
}

/** What stands between an element's opening and the end of its section. */
function sectionAt(page: string, opening: string): string {
  return page.split(opening)[1]?.split("</section>")[0] ?? "";
}

// Panels are loaded when they are first drawn.
beforeAll(async () => {
  const events = reviewedTrialRun();
  await vi.waitFor(() =>
    expect(countIn(drawTrial({ events, notes: [noteAt(null)] }), noteDrawn(null))).toBe(1),
  );
});

test.each([
  ["a court after a light review", reviewedTrialRun(), 20],
  ["a trial that the light review ended", declinedTrialRun(), 2],
  ["one prompt without a court", armTrialRun(), 6],
])("each step of %s has one place on the page, and so has what opens at it", (_, events, least) => {
  const { timeline, view, rows } = rowsOf(events);
  expect(rows.length).toBeGreaterThanOrEqual(least);
  const spans = new Set(rows.map(({ id }) => panelSpan(timeline, id, "notes")));
  const notes = [...spans].map(noteAt);
  const pages = view.cases.map(({ span }) => drawTrial({ events, span: span.id, notes }));
  const first = pages[0] ?? drawTrial({ events, notes });
  for (const row of rows) {
    const page = pages[caseOfSelection(view, row.id) ?? 0] ?? first;
    expect(countIn(page, `id="${elementOf(row)}"`), row.id).toBe(1);
    const panel = noteDrawn(panelSpan(timeline, row.id, "notes"));
    expect(countIn(page, panel), `panel of ${row.id}`).toBe(1);
  }
});

test("the light review's prompt and decision can be read", () => {
  const section = sectionAt(drawTrial({ events: reviewedTrialRun() }), 'id="stage-review"');
  expect(section).toContain("Sees enough to ask the prosecutor.");
  expect(section).toContain("Prompt and reply");
});

test("a trial that the light review ended says so, and why", () => {
  const line = sectionAt(drawTrial({ events: declinedTrialRun() }), 'class="verdict-line"');
  expect(line).toContain("The light review found no case");
  expect(line).toContain("Only a comment was reworded.");
});
