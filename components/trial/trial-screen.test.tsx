import { expect, test } from "vitest";
import { declinedTrialRun } from "@/components/fixtures/sample-courts";
import { sampleTrialRun } from "@/components/fixtures/sample-trial";
import { drawTrial } from "./testing/drawn-trial";

const [start, ...rest] = sampleTrialRun();

test("a trial whose log has lost its beginning says so", () => {
  expect(drawTrial({ events: rest })).toContain("This log is damaged");
});

test("a trial that was forked leads to the run that it forked", () => {
  if (start?.type !== "run-start") throw new Error("The sample begins otherwise.");
  const forked = { ...start, origin: { how: "fork", runId: "0123456789" } as const };
  const page = drawTrial({ events: [forked, ...rest] });
  expect(page).toContain('href="/runs/0123456789"');
  expect(page).toContain("Fork of 01234567");
  expect(drawTrial({ events: sampleTrialRun() })).not.toContain("Fork of");
});

test("a trial under way can be followed, one that has ended cannot", () => {
  const follow = 'aria-keyshortcuts="f"';
  expect(drawTrial({ events: sampleTrialRun().slice(0, 9) })).toContain(follow);
  expect(drawTrial({ events: sampleTrialRun() })).not.toContain(follow);
});

test("a role that is asked is seen to speak, until its run ends without it", () => {
  const asked = sampleTrialRun().findIndex(({ type }) => type === "model-call-start") + 1;
  const events = sampleTrialRun().slice(0, asked);
  const speaking = 'class="growing" aria-busy="true"';
  expect(drawTrial({ events })).toContain(speaking);
  const end = sampleTrialRun().slice(-1);
  const broken = drawTrial({ events: [...events, ...end] });
  expect(broken).not.toContain(speaking);
  expect(broken).toContain("The run ended before this reply was whole.");
});

test("why there is no notice is asked once there will be none", () => {
  const question = "Why is there no notice?";
  expect(drawTrial({ events: sampleTrialRun().slice(0, 9) })).not.toContain(question);
  expect(drawTrial({ events: declinedTrialRun() })).toContain(question);
});
