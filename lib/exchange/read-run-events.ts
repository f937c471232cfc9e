/**
 * Reads the events of a run file one by one: those that could not be stored, or not be read again, are left out. They are
 * of this program's version: files of others are refused before.
 */
import { type TraceEvent, type TraceEventOf, traceEvent } from "@/lib/trace/event";
import { atMost, MOST_EVENTS } from "./at-most";
import { cleanText, type ImportPorts, LATEST_TIME } from "./imported-log";
import type { LeftOut } from "./left-out";
import { MOST_COST, MOST_TOKENS } from "./measures";
import { isDeeper, recordOf, textOf } from "./read-json-value";

/** Events between which the process looks after others. */
const AT_A_STRETCH = 1_000;

/** The events that can be read, each once, in order. */
export async function readRunEvents(
  stored: readonly unknown[],
  { ports, leftOut }: { ports: Pick<ImportPorts, "rest">; leftOut: LeftOut },
): Promise<TraceEvent[]> {
  const seen = new Set<string>();
  const events: TraceEvent[] = [];
  const taken = atMost(MOST_EVENTS, stored, { what: "events", leftOut });
  for (const [index, one] of taken.entries()) {
    if (index % AT_A_STRETCH === 0) await ports.rest();
    const event = readEvent(one);
    if (typeof event === "string") {
      leftOut.note("bad-event", `number ${index + 1}: ${event}`);
      continue;
    }
    const key = `${event.type} ${event.spanId}`;
    if (seen.has(key)) {
      leftOut.note("repeated-event", key);
      continue;
    }
    seen.add(key);
    events.push(event);
  }
  return events.sort((a, b) => a.seq - b.seq);
}

/** Of an event's parts in each other; of an answer's data, too. */
const MOST_LEVELS = 100;

function readEvent(stored: unknown): TraceEvent | string {
  if (isDeeper(stored, MOST_LEVELS)) return `it nests more than ${MOST_LEVELS} levels deep`;
  const parsed = traceEvent.safeParse(stored);
  if (parsed.success) return storable(parsed.data) ?? parsed.data;
  const [issue] = parsed.error.issues;
  const type = textOf(recordOf(stored).type) ?? "no event";
  return issue ? `${type}, ${issue.path.join(".") || "as a whole"}: ${issue.message}` : type;
}

/** In UTF-8: ids stand in an index, whose entries are small. */
const MAX_ID_BYTES = 500;

/** Why an event cannot be kept, though it has the shape of one; null when it can. */
function storable(event: TraceEvent): string | null {
  const { type, spanId, at } = event;
  if (type === "unreadable") return "it could not be read where it was exported, either";
  if (at < 0 || at > LATEST_TIME) return `${type}: its time lies outside the calendar`;
  if (event.type === "model-call-end" && !isMeasured(event))
    return `${type}: its tokens or its cost are beyond what a call can use`;
  return isUsable(spanId) ? null : `${type}: its span's id is no usable name`;
}

function isUsable(id: string): boolean {
  // No unit of UTF-16 takes more than three bytes.
  const isShort = 3 * id.length <= MAX_ID_BYTES;
  return id === cleanText(id) && (isShort || new TextEncoder().encode(id).length <= MAX_ID_BYTES);
}

/** Sums over a log stay numbers that a summary holds. */
function isMeasured({ usage, costUsd }: TraceEventOf<"model-call-end">): boolean {
  const { inputTokens = 0, outputTokens = 0 } = usage ?? {};
  return Math.max(inputTokens, outputTokens) <= MOST_TOKENS && Math.abs(costUsd ?? 0) <= MOST_COST;
}
