/**
 * Which parts of each document a run has seen, and how: printed for a model, read by a sub-call or nested run,
 * searched by code, or never seen at all. Derived from what cells, calls and nested runs tell of their reads.
 */
import type { ReadHow, TextRead } from "./cell-facts";
import {
  intersectRanges,
  invertRanges,
  type Ranges,
  shiftRanges,
  sizeOfRanges,
  subtractRanges,
  uniteRanges,
} from "./ranges";
import type { Span, SpanOf, Timeline } from "./reduce";

export const coverageShades = ["printed", "sub-call", "searched", "unseen"] as const;
export type CoverageShade = (typeof coverageShades)[number];

export type DocumentCoverage = {
  /** Index into the documents of the run. */
  doc: number;
  /** Length of the text in UTF-16 code units. */
  chars: number;
  /** Each place has one shade, the closest look that was taken of it. */
  ranges: Record<CoverageShade, Ranges>;
  /** Characters of each shade; they add up to `chars`. */
  sizes: Record<CoverageShade, number>;
  /** Of the searched characters those that only the cells' own code went over, past the tools. */
  byCodeAlone: number;
};

type Frame = Record<ReadHow, Ranges>[];

export function selectCoverage(timeline: Timeline): DocumentCoverage[] {
  const documents = timeline.summary?.config.documents ?? [];
  const frame = readsOfFrame(null, childrenByFrame(timeline));
  return documents.map(({ chars }, doc) => coverageOf(doc, chars, frame[doc]));
}

function coverageOf(
  doc: number,
  chars: number,
  reads: Frame[number] | undefined,
): DocumentCoverage {
  const within = (ranges: Ranges | undefined) => intersectRanges(ranges ?? [], [0, chars]);
  const printed = within(reads?.printed);
  const subCall = subtractRanges(within(reads?.["sub-call"]), printed);
  const read = uniteRanges(printed, subCall);
  const byTool = within(reads?.tool);
  const searched = subtractRanges(uniteRanges(byTool, within(reads?.code)), read);
  const unseen = invertRanges(uniteRanges(read, searched), chars);
  const ranges = { printed, "sub-call": subCall, searched, unseen };
  return {
    doc,
    chars,
    ranges,
    sizes: {
      printed: sizeOfRanges(printed),
      "sub-call": sizeOfRanges(subCall),
      searched: sizeOfRanges(searched),
      unseen: sizeOfRanges(unseen),
    },
    byCodeAlone: sizeOfRanges(subtractRanges(searched, byTool)),
  };
}

/** Spans that tell of reads, by the nested run they belong to; null stands for the run itself. */
type Children = ReadonlyMap<string | null, readonly Span[]>;

function childrenByFrame(timeline: Timeline): Children {
  const children = new Map<string | null, Span[]>();
  for (const span of timeline.spans.values()) {
    if (span.kind !== "sandbox-run" && span.kind !== "model-call" && span.kind !== "nested-run")
      continue;
    const frame = frameOf(span, timeline);
    const known = children.get(frame);
    if (known) known.push(span);
    else children.set(frame, [span]);
  }
  return children;
}

/** The nested run around a span; its documents are counted anew. */
export function frameOf(span: Span, timeline: Timeline): string | null {
  let at = span.parentId === null ? undefined : timeline.spans.get(span.parentId);
  while (at) {
    if (at.kind === "nested-run") return at.id;
    at = at.parentId === null ? undefined : timeline.spans.get(at.parentId);
  }
  return null;
}

function readsOfFrame(id: string | null, children: Children): Frame {
  const frame: Frame = [];
  for (const span of children.get(id) ?? []) {
    if (span.kind === "sandbox-run") addReads(frame, span.end?.reads ?? []);
    if (span.kind === "model-call") addReads(frame, span.start.reads);
    if (span.kind === "nested-run") addReads(frame, nestedReads(span, children));
  }
  return frame;
}

function addReads(frame: Frame, reads: readonly TextRead[]): void {
  for (const { doc, how, ranges } of reads) {
    const own = frame[doc] ?? { tool: [], code: [], printed: [], "sub-call": [] };
    frame[doc] = { ...own, [how]: uniteRanges(own[how], ranges) };
  }
}

/**
 * What a nested run saw, in the documents of the run around it. Its text is one part of a document, or several
 * put together: of those only that they were given is known, so they count as gone over.
 */
function nestedReads({ id, start }: SpanOf<"nested-run">, children: Children): TextRead[] {
  const [given, ...others] = start.reads;
  const seen = readsOfFrame(id, children)[0];
  if (!given || !seen) return [];
  const [offset] = given.ranges;
  if (others.length > 0 || given.ranges.length !== 2 || offset === undefined)
    return start.reads.map((read) => ({ ...read, how: "code" }));
  const outside = (how: ReadHow, ranges: Ranges): TextRead => ({
    doc: given.doc,
    how,
    ranges: intersectRanges(shiftRanges(ranges, offset), given.ranges),
  });
  return [
    outside("tool", seen.tool),
    outside("code", seen.code),
    outside("sub-call", uniteRanges(seen.printed, seen["sub-call"])),
  ];
}
