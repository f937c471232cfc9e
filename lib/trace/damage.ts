/**
 * What of a log could not be drawn as it was meant. A damaged log is drawn as far as it goes; this is the sentence
 * about the rest. Nothing here is damage while a run goes on that its next events could mend.
 */
import { stepKind } from "@/lib/trace/select";
import type { Timeline } from "./reduce";

export type DamageKind =
  /** The log's first event is missing. */
  | "no-beginning"
  /** Numbers of the log that no event has. */
  | "missing"
  | "unreadable"
  /** Ends of steps whose beginning is missing: they are not drawn. */
  | "end-without-start"
  /** Further beginnings or ends of a step that had one: the first stands. */
  | "repeated"
  /** Steps that hang on one that is missing: they stand at the top. */
  | "unknown-parent"
  /** Steps that are open though the run is over. */
  | "no-end";

export type Damage = {
  kind: DamageKind;
  count: number;
  /** Ids of the spans, or numbers of the events; the first few. */
  examples: readonly string[];
};

const EXAMPLES = 5;

export function selectDamage(timeline: Timeline, isOver: boolean): Damage[] {
  const { events, waiting, repeated, summary } = timeline;
  const unreadable = events.flatMap(({ type, seq }) => (type === "unreadable" ? [`${seq}`] : []));
  const found: Damage[] = [
    damage("no-beginning", isOver && summary === null ? ["0"] : []),
    missing(timeline),
    damage("unreadable", unreadable),
    damage("end-without-start", isOver ? [...waiting.keys()] : []),
    damage(
      "repeated",
      repeated.map(({ spanId }) => spanId),
    ),
    damage("unknown-parent", isOver ? strays(timeline) : []),
    damage("no-end", isOver ? unended(timeline) : []),
  ];
  return found.filter(({ count }) => count > 0);
}

function damage(kind: DamageKind, examples: readonly string[]): Damage {
  return { kind, count: examples.length, examples: examples.slice(0, EXAMPLES) };
}

function missing({ events }: Timeline): Damage {
  const gaps: string[] = [];
  let count = 0;
  let next = 0;
  for (const { seq } of events) {
    const gap = seq - next;
    if (gap > 0) {
      count += gap;
      if (gaps.length < EXAMPLES) gaps.push(gap === 1 ? `${next}` : `${next}–${seq - 1}`);
    }
    next = seq + 1;
  }
  return { kind: "missing", count, examples: gaps };
}

function strays({ spans }: Timeline): string[] {
  return [...spans.values()].flatMap(({ id, parentId }) =>
    parentId !== null && !spans.has(parentId) ? [id] : [],
  );
}

function unended({ spans }: Timeline): string[] {
  return [...spans.values()].flatMap((span) =>
    span.endedAt === null && stepKind(span) !== null ? [span.id] : [],
  );
}
