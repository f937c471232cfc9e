/** Syntax colours made on the server, so that a stored run's page needs no tokenizer in the browser. */
import type { TraceEvent } from "@/lib/trace/event";
import { highlightTypescript, type Token } from "./highlight-typescript";
import { shownCode } from "./shown-code";

/** More code than this is left to the browser, so that a page is drawn at once. */
const MAX_CHARS = 12_000;
const MAX_KEPT = 200;

/** By span id, which in a run from elsewhere may be any text: `constructor`, for one. */
export type CellColours = ReadonlyMap<string, Token[][]>;

/** Runs repeat their code: each time it is looked at, and in every fork and replay. */
const kept = new Map<string, Token[][]>();

/** The colours of the first cells. */
export function colourCells(events: readonly TraceEvent[]): CellColours {
  const colours = new Map<string, Token[][]>();
  let chars = 0;
  for (const event of events) {
    if (event.type !== "sandbox-run-start" || event.code.sha256 !== null) continue;
    chars += event.code.preview.length;
    if (chars > MAX_CHARS) break;
    colours.set(event.spanId, coloured(shownCode(event.code.preview)));
  }
  return colours;
}

function coloured(code: string): Token[][] {
  const known = kept.get(code);
  if (known) return known;
  const lines = highlightTypescript(code);
  kept.set(code, lines);
  const oldest = kept.keys().next().value;
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return lines;
}
