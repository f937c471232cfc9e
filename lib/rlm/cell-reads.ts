/** Which parts of the documents a cell went over and its output showed: what a reader sees as coverage. */
import { placeText } from "@/lib/evidence/text-places";
import { capped, outputOf } from "@/lib/rlm/observe";
import type { SandboxResult } from "@/lib/sandbox/sandbox";
import type { NativeRead, ReadHow, TextRead } from "@/lib/trace/cell-facts";
import { MAX_RANGES } from "@/lib/trace/cell-limits";
import { capRanges, intersectRanges, toRanges } from "@/lib/trace/ranges";

export function cellReads(result: SandboxResult, documents: readonly string[]): TextRead[] {
  const printed = placeText({
    text: capped(outputOf(result), result.droppedChars),
    documents,
    near: result.toolUses.flatMap((use) => use.places),
  });
  return joinReads(
    [
      ...result.reads,
      ...codeReads(result, documents),
      ...printed.map((place): TextRead => ({ ...place, how: "printed" })),
    ],
    documents,
  );
}

/** What stands in a text that a sub-call or nested run is given; `last` is what the one before was given. */
export function givenReads(
  text: string,
  documents: readonly string[],
  last: readonly TextRead[] = [],
): TextRead[] {
  const near = last.flatMap(({ doc, ranges }) => {
    const end = ranges.at(-1);
    return end === undefined ? [] : [{ doc, start: end, end }];
  });
  return joinReads(
    placeText({ text, documents, near }).map((place) => ({ ...place, how: "sub-call" })),
    documents,
  );
}

/** What stands in a text that a person put before a model. */
export function shownReads(text: string, documents: readonly string[]): TextRead[] {
  return joinReads(
    placeText({ text, documents }).map((place) => ({ ...place, how: "printed" })),
    documents,
  );
}

export function textsOf(reads: readonly TextRead[], documents: readonly string[]): string[] {
  return reads.flatMap(({ doc, ranges }) =>
    ranges.flatMap((start, index) =>
      index % 2 === 0 ? [(documents[doc] ?? "").slice(start, ranges[index + 1])] : [],
    ),
  );
}

/** One entry for a document and a way of reading, within the document, and of bounded length. */
function joinReads(reads: readonly TextRead[], documents: readonly string[]): TextRead[] {
  const ways: readonly ReadHow[] = ["tool", "code", "printed", "sub-call"];
  return documents.flatMap((text, doc) =>
    ways.flatMap((how) => {
      const own = reads.filter((read) => read.doc === doc && read.how === how);
      const ranges = intersectRanges(toRanges(own.flatMap((read) => read.ranges)), [
        0,
        text.length,
      ]);
      return ranges.length > 0 ? [{ doc, how, ranges: capRanges(ranges, MAX_RANGES) }] : [];
    }),
  );
}

/** A cell that failed has read what stands above the line where it did; of one that was stopped nothing is known. */
function codeReads({ outcome, flow }: SandboxResult, documents: readonly string[]): TextRead[] {
  const lastLine =
    outcome.status === "ok"
      ? Number.POSITIVE_INFINITY
      : outcome.status === "error"
        ? (outcome.error.line ?? 0)
        : 0;
  return (flow?.nativeReads ?? [])
    .filter(({ line }) => line <= lastLine)
    .flatMap((read) =>
      documents.flatMap((text, doc): TextRead[] =>
        read.doc === null || read.doc === doc
          ? [{ doc, how: "code", ranges: toRanges(boundsOf(read, text.length)) }]
          : [],
      ),
    );
}

function boundsOf({ start, end }: NativeRead, length: number): number[] {
  const from = (offset: number) => (offset < 0 ? Math.max(0, length + offset) : offset);
  return [from(start), Math.min(length, end === null ? length : from(end))];
}
