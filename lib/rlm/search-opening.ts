/** The first message of a search reading: what one search for the question's words finds, with its lines. */
import { fenced } from "@/lib/rlm/fence";
import type { InquiryPorts } from "@/lib/rlm/ports";
import { searchDocuments } from "@/lib/rlm/search-documents";
import { type InquiryTask, spanOf } from "@/lib/rlm/task";
import type { Place } from "@/lib/trace/event";

/** Hits that are looked at, best first, until the passages are full. */
const HITS = 24;
const PASSAGES_CHARS = 8_000;
/** Text before and after a hit, to the ends of its lines. */
const AROUND_CHARS = 300;

export type Passage = Place & { text: string; lastLine: number };

/** Searches on record, and gives the passages in the order of the text. */
export async function searchPassages(
  task: InquiryTask,
  ports: InquiryPorts,
  texts: readonly string[],
): Promise<Passage[]> {
  const spanId = spanOf(task, "opening-search");
  const { question, parentSpanId } = task;
  const argument = question.slice(0, 200);
  const tool = "fuzzy_search";
  ports.log.note({ type: "tool-call-start", spanId, parentSpanId, name: tool, tool, argument });
  const wanted = { words: question, limit: HITS, doc: null };
  const hits = await searchDocuments(task.documents, ports.documents.search, wanted);
  const passages = toPassages(hits, texts);
  ports.log.note({
    type: "tool-call-end",
    spanId,
    outcome: { status: "ok" },
    hits: hits.length,
    places: passages.map(({ doc, start, end, line }) => ({ doc, start, end, line })),
  });
  return passages;
}

/** The best hits with the lines around them, as many as there is room for; those that meet become one. */
export function toPassages(hits: readonly Place[], texts: readonly string[]): Passage[] {
  const kept: Place[] = [];
  let room = PASSAGES_CHARS;
  for (const hit of hits) {
    const text = texts[hit.doc] ?? "";
    const start = lineStart(text, hit.start);
    const end = lineEnd(text, hit.end);
    if (kept.some((one) => one.doc === hit.doc && one.start <= hit.start && hit.end <= one.end))
      continue;
    if (end - start > room) continue;
    room -= end - start;
    kept.push({ doc: hit.doc, start, end, line: hit.line - linesIn(text, start, hit.start) });
  }
  kept.sort((a, b) => a.doc - b.doc || a.start - b.start);
  const merged: Place[] = [];
  for (const place of kept) {
    const last = merged.at(-1);
    if (last && last.doc === place.doc && place.start <= last.end + 1)
      last.end = Math.max(last.end, place.end);
    else merged.push({ ...place });
  }
  return merged.map((place) => {
    const text = (texts[place.doc] ?? "").slice(place.start, place.end);
    return { ...place, text, lastLine: place.line + linesIn(text, 0, text.length) };
  });
}

export function passagesText(passages: readonly Passage[]): string {
  if (passages.length === 0)
    return "A search for the words of the question found nothing. Look for other words in code first.";
  const blocks = passages.map(({ doc, line, lastLine, text }) => {
    const lines = lastLine > line ? `lines ${line}-${lastLine}` : `line ${line}`;
    return `[${doc}] ${lines}:\n${fenced(text)}`;
  });
  return `A search for the words of the question found these passages. They are not the whole text:\n${blocks.join("\n")}\n\nIf they settle the question, call FINAL(answer, evidence) in your first cell, with exact quotes from them as evidence. If they do not, or if anything is to be counted or computed, look further in code first.`;
}

function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - AROUND_CHARS);
  const breakAt = text.indexOf("\n", from === 0 ? 0 : from - 1);
  if (from === 0) return 0;
  return breakAt >= 0 && breakAt < at ? breakAt + 1 : at;
}

function lineEnd(text: string, at: number): number {
  const to = Math.min(text.length, at + AROUND_CHARS);
  if (to === text.length) return to;
  const breakAt = text.lastIndexOf("\n", to);
  return Math.max(breakAt, at);
}

function linesIn(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1))
    lines += 1;
  return lines;
}
