import { expect, test } from "vitest";
import { drawPage } from "@/components/fixtures/draw-page";
import { asLog, iteration, run } from "@/components/fixtures/made-logs";
import type { NewTraceEvent, Place, TraceEvent } from "@/lib/trace/event";
import { RunScreen } from "./run-screen";

const document = { id: "d1", name: "orders.txt", textSha256: "0".repeat(64), chars: 9, lines: 99 };

/** The page of a run with these steps, about one document. */
function drawn(steps: readonly NewTraceEvent[]): string {
  const events = asLog(run(steps), 0).map(
    (event): TraceEvent =>
      event.type === "run-start"
        ? { ...event, config: { ...event.config, documents: [document] } }
        : event,
  );
  return drawPage(<RunScreen runId="r1" events={events} colours={new Map()} isLong={false} />);
}

test("a long reply above its cell can be read whole, a short one stands there", () => {
  const [preview, sha256] = ["I read it first.\n\n```ts\nconst part", "a".repeat(64)];
  const withReply = (bytes: number, hash: string | null) =>
    drawn(
      iteration(1, 0).map((event) =>
        event.type === "model-call-end"
          ? { ...event, text: { preview, bytes, sha256: hash } }
          : event,
      ),
    );
  expect(withReply(20_000, sha256)).toContain("Show all, 20 kB");
  expect(withReply(34, null)).not.toContain("Show all, 34 bytes");
});

test("of many places that a search found, the others are one press away", () => {
  const places = Array.from(
    { length: 15 },
    (_, index): Place => ({ doc: 0, start: index, end: index + 1, line: index + 1 }),
  );
  const page = drawn([
    {
      type: "tool-call-start",
      spanId: "t",
      parentSpanId: "run",
      name: "t",
      tool: "search",
      argument: "north",
    },
    { type: "tool-call-end", spanId: "t", outcome: { status: "ok" }, hits: 15, places },
  ]);
  expect(page).toContain("L12<");
  expect(page).not.toContain("L13<");
  expect(page).toContain("3 more");
});

test("a cell is drawn whatever another program calls it", () => {
  const named = iteration(1, 0).map((event) =>
    event.spanId === "iteration-1/cell" ? { ...event, spanId: "constructor" } : event,
  );
  expect(named.some(({ spanId }) => spanId === "constructor")).toBe(true);
  expect(drawn(named)).toContain("constructor");
});
