"use client";

import { type Ref, useImperativeHandle } from "react";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { DocumentCoverage } from "@/lib/trace/select-coverage";
import { LineRow } from "./line-row";
import type { TextMark } from "./marks";
import { PositionStrip } from "./position-strip";
import { useLineWindow } from "./use-line-window";

/** Of the one legend of a page, which says in words what the strip shows. */
export const COVERAGE_ID = "coverage";

export type LinesHandle = { goTo: (line: number) => void };

type Props = {
  documentId: string;
  name: string;
  totalLines: number;
  marks: readonly TextMark[];
  /** The line that is brought into view first, from 1. */
  firstLine: number;
  onTopLine?: (line: number) => void;
  /** What a run has seen of the document, told above it or beside it as well. */
  coverage?: DocumentCoverage | null;
  ref?: Ref<LinesHandle>;
};

/** A document's text with line numbers and marks. Long lines wrap; the strip at its side is the whole document. */
export function DocumentLines(props: Props) {
  const { documentId, name, totalLines, marks, firstLine, onTopLine, ref } = props;
  const { m } = useMessages();
  const { frame, query, topLine, goTo, look } = useLineWindow({
    documentId,
    totalLines,
    firstLine,
    onTopLine,
  });
  useImperativeHandle(ref, () => ({ goTo }), [goTo]);
  if (totalLines === 0) return <p className="muted p-4">{m.document.empty}</p>;
  return (
    <div className="doc-frame">
      <section
        ref={frame}
        className="doc"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: The text scrolls, so the keyboard must reach it.
        tabIndex={0}
        aria-label={fill(m.document.region, { name })}
        aria-busy={query.isFetching}
        onScroll={look}
        onKeyDown={(event) => {
          if (event.key !== "Home" && event.key !== "End") return;
          event.preventDefault();
          goTo(event.key === "Home" ? 1 : totalLines);
        }}
      >
        {query.isLoading && <LineSkeleton />}
        {query.error && (
          <div className="p-3">
            <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
          </div>
        )}
        <ol>
          {query.lines.map((line) => (
            <LineRow key={line.line} documentId={documentId} line={line} marks={marks} />
          ))}
        </ol>
      </section>
      <PositionStrip
        totalLines={totalLines}
        topLine={topLine}
        marks={marks}
        coverage={props.coverage ?? null}
        describedBy={props.coverage ? COVERAGE_ID : undefined}
        onGo={goTo}
      />
    </div>
  );
}

function LineSkeleton() {
  return (
    <div className="grid gap-2 p-4" aria-hidden="true">
      {[72, 88, 40, 95, 61, 83, 20, 76].map((percent) => (
        <div key={percent} className="skeleton h-3" style={{ width: `${percent}%` }} />
      ))}
    </div>
  );
}
