/**
 * Walks through the time of a run. Its position moves with every frame and is told to those who draw
 * it; those who show what the run was at that moment hear only when it has changed.
 */
import type { IdleGap } from "@/lib/trace/strip/idle";

export const speeds = [0.5, 1, 2, 5] as const;
export type Speed = (typeof speeds)[number];

export type PlaybackState = {
  /** Milliseconds after the strip's start; null at the end, where a live run is followed. */
  moment: number | null;
  isPlaying: boolean;
  speed: Speed;
  skipsIdle: boolean;
};

/** What is walked through. Times in milliseconds after the strip's start. */
export type Course = {
  lengthMs: number;
  /** When something happened; never falls. */
  moments: readonly number[];
  idle: readonly IdleGap[];
};

export type Frames = {
  /** Milliseconds of a clock that never runs backwards. */
  now(): number;
  /** Runs the task at the next frame; the result takes that back. */
  request(task: () => void): () => void;
  /** True for a reader who wants no motion: the playhead then goes from event to event. */
  isCalm(): boolean;
};

export type Playback = {
  getSnapshot(): PlaybackState;
  subscribe(onChange: () => void): () => void;
  /** Tells the position at once and with every move; null at the end. */
  onMove(listener: (position: number | null) => void): () => void;
  setCourse(course: Course): void;
  /** From the beginning where it stands at the end. */
  toggle(): void;
  /** Stands still there. A moment at or beyond the end is the end. */
  seek(moment: number | null): void;
  /** Like `seek`, but tells of a change only where something happened in between. */
  scrub(moment: number): void;
  /** To the next or the previous moment at which something happened. */
  step(by: 1 | -1): void;
  choose(how: Partial<Pick<PlaybackState, "speed" | "skipsIdle">>): void;
};

/** Clocks on the page move at least this often while it plays. */
const TELL_MS = 500;

/**
 * Drawing what has changed may take this share of the time at most: of a long run the page then shows fewer moments,
 * and the playhead moves as smoothly as that of a short one.
 */
const BUSY_SHARE = 1 / 3;

/** A frame takes this long with nothing to draw. */
const FRAME_MS = 17;

/** A page that was hidden does not jump by the time that it was. */
const LONGEST_FRAME_MS = 250;

type Begin = Omit<PlaybackState, "isPlaying">;

export function createPlayback(frames: Frames, begin: Begin): Playback {
  let state: PlaybackState = { ...begin, isPlaying: false };
  let position = begin.moment;
  let course: Course = { lengthMs: Number.POSITIVE_INFINITY, moments: [], idle: [] };
  let lastFrame = 0;
  let stop = () => {};
  const rest = createRest(frames);
  const changes = createListeners<PlaybackState>();
  const moves = createListeners<number | null>();

  const tell = (next: Partial<PlaybackState>) => {
    state = { ...state, ...next };
    rest.begin();
    if (frames.isCalm()) moves.tell(position);
    changes.tell(state);
  };
  const move = (to: number | null) => {
    position = to === null || to >= course.lengthMs ? null : Math.max(0, to);
    if (!state.isPlaying || !frames.isCalm()) moves.tell(position);
  };
  const isDue = () => hasEvent(course.moments, state.moment, position);
  const frame = () => {
    const now = frames.now();
    const passed = Math.min(LONGEST_FRAME_MS, now - lastFrame) * state.speed;
    const to = (position ?? course.lengthMs) + passed;
    lastFrame = now;
    move(state.skipsIdle ? beyondIdle(to, course.idle) : to);
    if (position === null) return tell({ moment: null, isPlaying: false });
    if ((isDue() || rest.passedMs() >= TELL_MS) && rest.isOver()) tell({ moment: position });
    stop = frames.request(frame);
  };
  const tellScrubbed = () => {
    stop();
    if (!isDue()) return;
    if (rest.isOver()) tell({ moment: position });
    else stop = frames.request(tellScrubbed);
  };
  const settle = (to: number | null) => {
    stop();
    move(to === null ? null : Math.round(to));
    tell({ moment: position, isPlaying: false });
  };
  const play = () => {
    stop();
    if (position === null) move(0);
    lastFrame = frames.now();
    stop = frames.request(frame);
    tell({ moment: position, isPlaying: true });
  };

  return {
    getSnapshot: () => state,
    subscribe: (onChange) => changes.add(onChange, () => stop()),
    onMove(listener) {
      listener(position);
      return moves.add(listener);
    },
    setCourse(next) {
      course = next;
    },
    toggle: () => (state.isPlaying ? settle(position) : play()),
    seek: settle,
    scrub(moment) {
      if (state.isPlaying) settle(position);
      move(moment);
      tellScrubbed();
    },
    step: (by) => settle(neighbour(course, position ?? course.lengthMs, by)),
    choose: tell,
  };
}

function createListeners<Value>() {
  const all = new Set<(value: Value) => void>();
  return {
    /** The result takes the listener back; `onLast` is told when none is left. */
    add(listener: (value: Value) => void, onLast?: () => void): () => void {
      all.add(listener);
      return () => {
        all.delete(listener);
        if (all.size === 0) onLast?.();
      };
    },
    tell(value: Value) {
      for (const listener of all) listener(value);
    },
  };
}

/** The next moment at which something happened, or the previous one; null beyond the last. */
function neighbour({ moments }: Course, at: number, by: 1 | -1): number | null {
  if (by === 1) return moments.find((moment) => moment > at) ?? null;
  return moments.findLast((moment) => moment < at) ?? 0;
}

/** How long to leave the page alone after it was told: by how long it took to draw. */
function createRest(frames: Frames) {
  let from = 0;
  let until = 0;
  return {
    begin() {
      from = frames.now();
      frames.request(() => {
        const now = frames.now();
        until = now + Math.max(0, now - from - FRAME_MS) * (1 / BUSY_SHARE - 1);
      });
    },
    passedMs: () => frames.now() - from,
    isOver: () => frames.now() >= until,
  };
}

function beyondIdle(position: number, idle: readonly IdleGap[]): number {
  const gap = idle.find(({ from, to }) => position > from && position < to);
  return gap ? gap.to : position;
}

/** Whether something happened between two moments, or one of them is the end. */
function hasEvent(moments: readonly number[], from: number | null, to: number | null): boolean {
  if (from === null || to === null) return from !== to;
  const [low, high] = from < to ? [from, to] : [to, from];
  return moments.some((moment) => moment > low && moment <= high);
}
