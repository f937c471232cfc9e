import { expect, test } from "vitest";
import { drawWholePage } from "@/components/fixtures/draw-page";
import { asLog, iteration, run } from "@/components/fixtures/made-logs";
import type { TraceEvent } from "@/lib/trace/event";
import { RunScreen } from "./run-screen";

const call = "iteration-1/model-call";

/** The page with the call selected, where the provider names this model as the one that answered. */
async function drawn(answeredBy: string | null): Promise<string> {
  const events = asLog(run(iteration(1, 0)), 0).map(
    (event): TraceEvent =>
      event.type === "model-call-end" && answeredBy !== null
        ? { ...event, response: { id: "gen-1", model: answeredBy } }
        : event,
  );
  const page = <RunScreen runId="r1" events={events} colours={new Map()} isLong={false} />;
  return await drawWholePage(page, `span=${call}`);
}

test("a call says which model answered, where it is another than was asked", async () => {
  const asked = iteration(1, 0).find((event) => event.type === "model-call-start")?.model ?? "";
  const other = await drawn(`${asked}-2026`);
  expect(other).toMatch(new RegExp(`Answered by</dt><dd>.*${asked}-2026<`));
  for (const answeredBy of [asked, null]) {
    const page = await drawn(answeredBy);
    expect(page).toContain(`>${asked}</dd>`);
    expect(page).not.toContain("Answered by");
  }
});
