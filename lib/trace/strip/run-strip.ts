/** The strip of a run: one lane a kind of work. What goes on inside a nested run is drawn on that run's row. */
import type { Span, Timeline } from "@/lib/trace/reduce";
import { stepKind } from "@/lib/trace/select";
import {
  callWait,
  type Head,
  type Lane,
  type Mark,
  type MarkFlags,
  plainMark,
  type Strip,
  stripClock,
} from "./mark";
import { createRowPacker } from "./pack-rows";

type RunLane = "model" | "code" | "sub" | "check" | "other";

/** Code that waited at least this long, for most of its time, is drawn as waiting. */
const WAITING_MS = 500;

export function runStrip(timeline: Timeline): Strip {
  const clock = stripClock(timeline);
  const spans = [...timeline.spans.values()].sort((a, b) => a.seq - b.seq);
  const insideOf = nestedRunsAround(timeline, spans);
  const packers = {
    model: createRowPacker(3),
    code: createRowPacker(3),
    sub: createRowPacker(12),
    check: createRowPacker(1),
    other: createRowPacker(6),
  };
  const parents = new Set(spans.map(({ parentId }) => parentId));
  const rowOf = new Map<string, number>();
  const marks = spans.flatMap((span): Mark[] => {
    const lane = laneOf(span);
    // What is only a frame around other steps would hide them.
    if (!lane || (lane === "other" && parents.has(span.id))) return [];
    const when = clock.extent(span);
    const common = { id: span.id, kind: lane, ...when, ...flagsOf(span) };
    const nested = insideOf.get(span.id);
    if (nested != null)
      return [{ ...common, lane: "sub", row: rowOf.get(nested) ?? 0, shape: "inner" }];
    const row = packers[lane].take(when.from, when.to);
    rowOf.set(span.id, row);
    return [{ ...common, lane, row, shape: shapeOf(span) }];
  });
  const lanes = (["model", "code", "sub", "check", "other"] as const).map(
    (name): Lane => ({ name, rows: Math.max(1, packers[name].count()) }),
  );
  return {
    ...{ startedAt: clock.startedAt, lastMs: clock.lastMs, isLive: clock.isLive, marks },
    lanes: lanes.filter(({ name }) => name !== "other" || packers.other.count() > 0),
    heads: headsOf(timeline, spans, insideOf, clock.extent),
    pauses: spans.flatMap((span) => (span.kind === "pause" ? [clock.extent(span)] : [])),
  };
}

/** The outermost nested run that each span is inside of. A parent begins before its children. */
function nestedRunsAround({ spans }: Timeline, inOrder: readonly Span[]) {
  const around = new Map<string, string | null>();
  for (const span of inOrder) {
    const parent = span.parentId === null ? undefined : spans.get(span.parentId);
    const own = parent?.kind === "nested-run" ? parent.id : null;
    around.set(span.id, (parent && around.get(parent.id)) ?? own);
  }
  return around;
}

function headsOf(
  timeline: Timeline,
  spans: readonly Span[],
  insideOf: ReadonlyMap<string, string | null>,
  extent: ReturnType<typeof stripClock>["extent"],
): Head[] {
  return spans
    .filter(({ kind, id, parentId }) => {
      const parent = parentId === null ? undefined : timeline.spans.get(parentId);
      return kind === "iteration" && insideOf.get(id) == null && (!parent || parent.kind === "run");
    })
    .map((span, index) => ({
      id: span.id,
      name: { kind: "iteration", number: index + 1 },
      ...extent(span),
    }));
}

function laneOf(span: Span): RunLane | null {
  const kind = stepKind(span);
  switch (kind) {
    case "model":
    case "code":
    case "sub":
    case "check":
      return kind;
    case "nested":
      return "sub";
    case "foreign":
      return "other";
    default:
      return null;
  }
}

function shapeOf(span: Span): Mark["shape"] {
  if (span.kind === "gate") return "dot";
  return span.kind === "nested-run" ? "box" : "bar";
}

function flagsOf(span: Span): MarkFlags & { waitMs: number } {
  const call = span.kind === "model-call" ? span : null;
  return {
    ...plainMark,
    isWaiting: span.kind === "sandbox-run" && waitsForCalls(span),
    isReplayed: call?.end != null && call.end.source !== "live",
    isFailed: span.outcome !== null && span.outcome.status !== "ok",
    isRepaired: span.kind === "sandbox-run" && span.start.repairs.length > 0,
    isHeldBack: span.kind === "gate" && span.start.decision !== "published",
    waitMs: call ? callWait(call) : 0,
  };
}

function waitsForCalls({ end }: Extract<Span, { kind: "sandbox-run" }>): boolean {
  if (!end || end.hostCalls === 0) return false;
  return end.wallMs > WAITING_MS && end.cpuMs < end.wallMs / 2;
}
