/** What every adapter of run signals must do between the process that runs and the one that watches. */
import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import type { RunSignals } from "@/lib/store/run-signals";
import type { Delta } from "@/lib/trace/event";

export type SignalSides = { worker: () => RunSignals; web: () => RunSignals };

export function describeRunSignals(name: string, { worker, web }: SignalSides): void {
  /** Watches a run and puts its texts together as a screen does. */
  function watch(runId: string, side = web()) {
    const texts = new Map<string, string>();
    const pieces: Delta[] = [];
    const close = side.watch(runId, (delta) => {
      pieces.push(delta);
      texts.set(delta.spanId, (texts.get(delta.spanId) ?? "").slice(0, delta.offset) + delta.text);
    });
    return { texts, pieces, close, text: (spanId: string) => texts.get(spanId) };
  }

  function publish(runId: string, spanId: string, text: string, from = 0): void {
    for (let offset = from; offset < text.length; offset += 7) {
      worker().publish({ runId, spanId, offset, text: text.slice(offset, offset + 7) });
    }
  }

  describe(`${name} as run signals`, () => {
    test("hands on the pieces of running calls, each run to its watchers", async () => {
      const [runId, other] = [randomUUID(), randomUUID()];
      const screen = watch(runId);
      const text = "The total of all reports is 1,234.50 as of 1 May.";
      publish(runId, "a", text);
      publish(other, "a", "not for this screen");
      publish(runId, "b", "second call");
      await vi.waitFor(() =>
        expect([screen.text("a"), screen.text("b")]).toEqual([text, "second call"]),
      );
      screen.close();
    });

    test("gives a late watcher the text so far as one piece, then goes on", async () => {
      const runId = randomUUID();
      const text = `${"日本語\0\ud83d\ude00 \ud800 ".repeat(3_000)}end`;
      const early = watch(runId, worker());
      publish(runId, "a", text);
      await vi.waitFor(() => expect(early.text("a")).toBe(text));
      early.close();
      const screen = watch(runId);
      await vi.waitFor(() => expect(screen.text("a")).toBe(text));
      expect(screen.pieces[0]).toEqual({ runId, spanId: "a", offset: 0, text });
      publish(runId, "a", `${text} and more`, text.length);
      await vi.waitFor(() => expect(screen.text("a")).toBe(`${text} and more`));
      screen.close();
    });

    test("serves a second watcher of the same run as well as the first", async () => {
      const runId = randomUUID();
      const first = watch(runId);
      publish(runId, "a", "some text here");
      await vi.waitFor(() => expect(first.text("a")).toBe("some text here"));
      const second = watch(runId);
      await vi.waitFor(() => expect(second.text("a")).toBe("some text here"));
      first.close();
      publish(runId, "a", "some text here, and there", 14);
      await vi.waitFor(() => expect(second.text("a")).toBe("some text here, and there"));
      expect(first.text("a")).toBe("some text here");
      second.close();
    });

    test("a call that is tried again starts its text anew", async () => {
      const runId = randomUUID();
      const screen = watch(runId);
      publish(runId, "a", "first try, cut in the mid");
      await vi.waitFor(() => expect(screen.text("a")).toBe("first try, cut in the mid"));
      publish(runId, "a", "second try");
      await vi.waitFor(() => expect(screen.text("a")).toBe("second try"));
      screen.close();
    });

    test("forgets a call that has ended", async () => {
      const runId = randomUUID();
      publish(runId, "ended", "old text");
      publish(runId, "running", "new text");
      worker().settle(runId, "ended");
      const screen = watch(runId);
      await vi.waitFor(() => expect(screen.text("running")).toBe("new text"));
      expect(screen.text("ended")).toBeUndefined();
      screen.close();
    });

    test("forgets a run that has ended", async () => {
      const runId = randomUUID();
      publish(runId, "a", "old text");
      worker().settle(runId, null);
      const screen = watch(runId);
      publish(runId, "b", "later");
      await vi.waitFor(() => expect(screen.text("b")).toBe("later"));
      expect(screen.text("a")).toBeUndefined();
      screen.close();
    });

    test("tells the worker that has the run of a wish to cancel", async () => {
      const [runId, other] = [randomUUID(), randomUUID()];
      const [mine, others] = [
        await worker().cancellation(runId),
        await worker().cancellation(other),
      ];
      expect(mine.signal.aborted).toBe(false);
      await web().requestCancel(runId);
      await vi.waitFor(() => expect(mine.signal.aborted).toBe(true));
      expect(others.signal.aborted).toBe(false);
      mine.close();
      others.close();
    });

    test("a wish to cancel waits for the worker that takes the run later", async () => {
      const runId = randomUUID();
      await web().requestCancel(runId);
      await web().requestCancel(runId);
      const cancellation = await worker().cancellation(runId);
      expect(cancellation.signal.aborted).toBe(true);
      cancellation.close();
    });
  });
}
