import { describe, expect, it } from "vitest";
import { createPlayback, type PlaybackState } from "./playback";

const FRAME_MS = 10;
const everyTenMs = Array.from({ length: 900 }, (_, index) => index * 10);

/** Frames that come when the test says so; `drawMs` is what the page needs to draw what it was told. */
function handFrames(isCalm = false) {
  let at = 0;
  let late = 0;
  let waiting: (() => void)[] = [];
  return {
    now: () => at,
    request(task: () => void) {
      waiting.push(task);
      return () => {
        waiting = waiting.filter((other) => other !== task);
      };
    },
    draw(drawMs: number) {
      late = drawMs;
    },
    run(count: number) {
      for (let n = 0; n < count; n += 1) {
        at += FRAME_MS + late;
        late = 0;
        const tasks = waiting;
        waiting = [];
        for (const task of tasks) task();
      }
    },
    isWaiting: () => waiting.length > 0,
    isCalm: () => isCalm,
  };
}

function begin(initial: number | null = null, isCalm = false) {
  const frames = handFrames(isCalm);
  const playback = createPlayback(frames, { moment: initial, speed: 1, skipsIdle: true });
  playback.setCourse({ lengthMs: 1_000, moments: [0, 100, 105, 900, 1_000], idle: [] });
  const told: PlaybackState[] = [];
  const moves: (number | null)[] = [];
  playback.subscribe(() => told.push(playback.getSnapshot()));
  playback.onMove((position) => moves.push(position));
  return { frames, playback, told, moves };
}

describe("playing", () => {
  it("moves with every frame, and tells only of what changed", () => {
    const { frames, playback, told, moves } = begin();
    playback.toggle();
    frames.run(12);
    expect(moves.slice(-3)).toEqual([100, 110, 120]);
    expect(told.map(({ moment }) => moment)).toEqual([0, 100, 110]);
  });

  it("goes from event to event where a reader wants no motion", () => {
    const { frames, playback, moves } = begin(null, true);
    playback.toggle();
    frames.run(12);
    expect([...new Set(moves)]).toEqual([null, 0, 100, 110]);
  });

  it("keeps clocks on the page going where nothing happens", () => {
    const { frames, playback, told } = begin();
    playback.seek(200);
    playback.toggle();
    frames.run(60);
    expect(told.at(-1)?.moment).toBe(700);
  });

  it("ends at the end, and begins again from there", () => {
    const { frames, playback } = begin();
    playback.seek(990);
    playback.toggle();
    frames.run(1);
    expect(playback.getSnapshot()).toMatchObject({ moment: null, isPlaying: false });
    frames.run(1);
    expect(frames.isWaiting()).toBe(false);
    playback.toggle();
    expect(playback.getSnapshot()).toMatchObject({ moment: 0, isPlaying: true });
  });

  it("goes at the chosen speed", () => {
    const { frames, playback, moves } = begin();
    playback.choose({ speed: 5 });
    playback.toggle();
    frames.run(1);
    expect(moves.at(-1)).toBe(5 * FRAME_MS);
  });

  it("leaves out idle time only where the reader wants that", () => {
    const { frames, playback, moves } = begin();
    playback.setCourse({ lengthMs: 1_000, moments: [], idle: [{ from: 105, to: 900 }] });
    playback.seek(100);
    playback.toggle();
    frames.run(1);
    expect(moves.at(-1)).toBe(900);
    playback.toggle();
    playback.choose({ skipsIdle: false });
    playback.seek(100);
    playback.toggle();
    frames.run(1);
    expect(moves.at(-1)).toBe(110);
  });

  it("shows a page that is slow to draw fewer moments, and keeps moving", () => {
    const { frames, playback, told, moves } = begin();
    playback.setCourse({ lengthMs: 9_000, moments: everyTenMs, idle: [] });
    playback.subscribe(() => frames.draw(100));
    playback.toggle();
    frames.run(60);
    expect(moves.length).toBeGreaterThan(55);
    expect(told.length).toBeGreaterThan(2);
    expect(told.length).toBeLessThan(8);
  });

  it("stands still when paused", () => {
    const { frames, playback, moves } = begin();
    playback.toggle();
    frames.run(3);
    playback.toggle();
    frames.run(5);
    expect(moves.at(-1)).toBe(30);
    expect(playback.getSnapshot()).toMatchObject({ moment: 30, isPlaying: false });
  });

  it("stops when nobody looks", () => {
    const frames = handFrames();
    const playback = createPlayback(frames, { moment: null, speed: 1, skipsIdle: true });
    const leave = playback.subscribe(() => undefined);
    playback.toggle();
    frames.run(1);
    expect(frames.isWaiting()).toBe(true);
    leave();
    expect(frames.isWaiting()).toBe(false);
  });
});

describe("the playhead", () => {
  it("steps from event to event, and past the last one to the end", () => {
    const { playback } = begin();
    const steps = ([-1, -1, 1, 1, 1] as const).map((by) => {
      playback.step(by);
      return playback.getSnapshot().moment;
    });
    expect(steps).toEqual([900, 105, 900, null, null]);
    playback.seek(50);
    playback.step(-1);
    playback.step(-1);
    expect(playback.getSnapshot().moment).toBe(0);
  });

  it("stays within the run", () => {
    const { playback, moves } = begin();
    playback.seek(-5);
    expect(playback.getSnapshot().moment).toBe(0);
    playback.seek(5_000);
    expect(playback.getSnapshot().moment).toBeNull();
    expect(moves.at(-1)).toBeNull();
  });

  it("scrubs without telling of moments at which nothing happened", () => {
    const { playback, told, moves } = begin(200);
    playback.scrub(300);
    playback.scrub(400);
    expect(moves.at(-1)).toBe(400);
    expect(told).toEqual([]);
    playback.scrub(950);
    playback.scrub(50);
    expect(told.map(({ moment }) => moment)).toEqual([950, 50]);
  });

  it("scrubs a page that is slow to draw to where it came to rest", () => {
    const { frames, playback, told } = begin(0);
    playback.setCourse({ lengthMs: 9_000, moments: everyTenMs, idle: [] });
    playback.subscribe(() => frames.draw(100));
    for (let moment = 20; moment <= 200; moment += 20) {
      playback.scrub(moment);
      frames.run(1);
    }
    expect(told.length).toBeLessThan(4);
    frames.run(40);
    expect(told.at(-1)?.moment).toBe(200);
  });
});
