import { describe, expect, it } from "vitest";
import { sampleRun, sampleRunId } from "@/components/fixtures/sample-run";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { createLiveRun, type StreamListener } from "./live-run";

/** A stream that the test feeds, and frames that it lets pass. */
function setUp(known: number) {
  const frames: (() => void)[] = [];
  const streams: { after: number; listener: StreamListener; isOpen: boolean }[] = [];
  const run = createLiveRun({
    runId: sampleRunId,
    events: sampleRun().slice(0, known),
    openStream: (after, listener) => {
      const stream = { after, listener, isOpen: true };
      streams.push(stream);
      return () => {
        stream.isOpen = false;
      };
    },
    schedule: (task) => frames.push(task),
  });
  const nextFrame = () => {
    for (const task of frames.splice(0)) task();
  };
  const stream = () => {
    const last = streams.at(-1);
    if (!last) throw new Error("No stream was opened.");
    return last;
  };
  return { run, frames, nextFrame, streams, stream };
}

const delta = (offset: number, text: string) => ({
  runId: sampleRunId,
  spanId: "iteration-1/model-call",
  offset,
  text,
});

describe("a live run", () => {
  it("asks the stream for what follows the events it has", () => {
    const { run, stream } = setUp(5);
    run.subscribe(() => undefined);
    expect(stream().after).toBe(4);
  });

  it("ends as the stored run does", () => {
    const { run, stream, nextFrame } = setUp(0);
    run.subscribe(() => undefined);
    for (const event of sampleRun()) {
      stream().listener.onEvent(event);
      if (event.seq % 3 === 0) nextFrame();
    }
    nextFrame();
    expect(run.getSnapshot().timeline).toEqual(
      extendTimeline(sampleRunId, emptyTimeline, sampleRun()),
    );
  });

  it("tells its listeners once a frame, however much came", () => {
    const { run, stream, nextFrame } = setUp(0);
    let told = 0;
    run.subscribe(() => {
      told += 1;
    });
    for (const event of sampleRun()) stream().listener.onEvent(event);
    expect(told).toBe(0);
    nextFrame();
    expect(told).toBe(1);
  });

  it("ignores events that come again after a reconnect", () => {
    const { run, stream, nextFrame } = setUp(10);
    run.subscribe(() => undefined);
    const before = run.getSnapshot().timeline;
    for (const event of sampleRun().slice(3, 10)) stream().listener.onEvent(event);
    nextFrame();
    expect(run.getSnapshot().timeline).toBe(before);
  });

  it("writes the text of a running call, and forgets it when the call ended", () => {
    const { run, stream, nextFrame } = setUp(4);
    run.subscribe(() => undefined);
    stream().listener.onDelta(delta(0, "Look at "));
    stream().listener.onDelta(delta(8, "the rows"));
    nextFrame();
    expect(run.getSnapshot().texts.get("iteration-1/model-call")).toBe("Look at the rows");
    const end = sampleRun()[4];
    if (end) stream().listener.onEvent(end);
    nextFrame();
    expect(run.getSnapshot().texts.size).toBe(0);
  });

  it("does not mix up pieces that come twice or after a gap", () => {
    const { run, stream, nextFrame } = setUp(4);
    run.subscribe(() => undefined);
    stream().listener.onDelta(delta(0, "abc"));
    stream().listener.onDelta(delta(0, "abcd"));
    stream().listener.onDelta(delta(9, "lost"));
    nextFrame();
    expect(run.getSnapshot().texts.get("iteration-1/model-call")).toBe("abcd");
  });

  it("shows a broken stream, and closes it with its last listener", () => {
    const { run, stream, nextFrame, streams } = setUp(4);
    const leave = run.subscribe(() => undefined);
    stream().listener.onError();
    nextFrame();
    expect(run.getSnapshot().connection.state).toBe("lost");
    leave();
    expect(streams.map(({ isOpen }) => isOpen)).toEqual([false]);
  });

  it("opens no stream again once the run ended", () => {
    const { run, stream, nextFrame, streams } = setUp(4);
    const leave = run.subscribe(() => undefined);
    stream().listener.onEnd();
    nextFrame();
    leave();
    run.subscribe(() => undefined);
    expect(streams).toHaveLength(1);
  });
});
