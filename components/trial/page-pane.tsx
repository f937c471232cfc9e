"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { readTrialPage } from "@/components/api/trials-api";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { marksOnLine, type QuoteMark } from "@/components/change/cut-marks";
import { type PageLine, pageLines, pageParts } from "@/components/change/page-lines";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { CheckedExhibit } from "@/lib/trace/court";
import type { CaseView } from "@/lib/trace/select-trial";
import { ExhibitBadge } from "./exhibit-badge";
import { MarkedLine } from "./marked-line";
import { useTrial } from "./trial-context";
import { useShowQuote } from "./use-show-quote";

/** Lines that are drawn at once when all of a page is asked for; the next ones on demand. */
const STEP_LINES = 4_000;

/** The page as it was judged, around its quotes. */
export function PagePane({ shown }: { shown: CaseView }) {
  const { m } = useMessages();
  const { trialId, exhibit, chooseExhibit } = useTrial();
  const [isWhole, setWhole] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const page = useQuery({
    queryKey: ["trial-page", trialId, shown.document],
    queryFn: ({ signal }) => readTrialPage(trialId, shown.document, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { exhibits } = shown;
  const marks = useMemo(() => pageMarks(exhibits), [exhibits]);
  useShowQuote(scroller, exhibit, page.isSuccess);
  const go = (by: 1 | -1) => {
    const inOrder = marks.toSorted((a, b) => a.start - b.start);
    const at = inOrder.findIndex(({ id }) => id === exhibit);
    const next = inOrder[(at + by + inOrder.length) % inOrder.length] ?? inOrder[0];
    if (next) chooseExhibit(next.id);
  };
  return (
    <section className="half" aria-label={m.trial.pair.page}>
      <header className="half-head">
        <h2 className="mono min-w-0 flex-1 truncate" title={shown.path}>
          {shown.path}
        </h2>
        <span className="muted max-sm:hidden">{m.trial.pair.asOf}</span>
        {page.isSuccess && (
          <button
            type="button"
            className="btn ghost sm"
            aria-pressed={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? m.trial.pair.less : m.trial.pair.whole}
          </button>
        )}
        <button
          type="button"
          className="btn ghost icon sm"
          aria-label={m.trial.pair.previous}
          disabled={marks.length === 0}
          onClick={() => go(-1)}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          className="btn ghost icon sm"
          aria-label={m.trial.pair.next}
          disabled={marks.length === 0}
          onClick={() => go(1)}
        >
          <Icon name="open" />
        </button>
      </header>
      {page.error && <ProblemNote error={page.error} onRetry={() => void page.refetch()} />}
      {page.isLoading && <div className="skeleton m-4 h-[160px]" aria-hidden="true" />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keys. */}
      <div ref={scroller} className="half-body" data-quotes="doc" tabIndex={0}>
        {page.isSuccess && (
          <PageText
            path={shown.path}
            text={page.data}
            marks={marks}
            isWhole={isWhole}
            exhibits={exhibits}
          />
        )}
      </div>
    </section>
  );
}

type TextProps = {
  path: string;
  text: string;
  marks: readonly QuoteMark[];
  isWhole: boolean;
  exhibits: readonly CheckedExhibit[];
};

function PageText({ path, text, marks, isWhole, exhibits }: TextProps) {
  const { m, count } = useMessages();
  const [drawn, setDrawn] = useState(STEP_LINES);
  const lines = useMemo(() => pageLines(text), [text]);
  const parts = useMemo(() => {
    if (isWhole) return [{ kind: "lines" as const, lines: lines.slice(0, drawn) }];
    const wanted = lines.filter((line) => marksOnLine(line.text, line.start, marks).length > 0);
    return pageParts(
      lines,
      wanted.map(({ line }) => line),
    );
  }, [lines, marks, isWhole, drawn]);
  const left = isWhole ? lines.length - drawn : 0;
  return (
    <ol className="source page-text" aria-label={fill(m.trial.pair.pageLabel, { path })}>
      {parts.map((part) =>
        part.kind === "gap" ? (
          <li key={`gap-${part.from}`} className="gap">
            {count(m.trial.pair.hidden, part.to - part.from + 1)}
          </li>
        ) : (
          part.lines.map((line) => (
            <PageRow key={line.line} line={line} marks={marks} exhibits={exhibits} />
          ))
        ),
      )}
      {left > 0 && (
        <li className="gap">
          {count(m.trial.pair.hidden, left)}{" "}
          <button
            type="button"
            className="btn ghost sm"
            onClick={() => setDrawn(drawn + STEP_LINES)}
          >
            {count(m.common.more, Math.min(STEP_LINES, left))}
          </button>
        </li>
      )}
    </ol>
  );
}

type RowProps = {
  line: PageLine;
  marks: readonly QuoteMark[];
  exhibits: readonly CheckedExhibit[];
};

function PageRow({ line, marks, exhibits }: RowProps) {
  const here = marksOnLine(line.text, line.start, marks);
  const begins = here.filter(({ start }) => start >= line.start - 1);
  return (
    <li className={/^#{1,6} /.test(line.text) ? "page-heading" : undefined}>
      <span className="line-number">{line.line}</span>
      <span className="line-text">
        <MarkedLine text={line.text} start={line.start} marks={here} exhibits={exhibits} />
      </span>
      <span className="badges">
        {begins.map(({ id }) => (
          <ExhibitBadge
            key={id}
            id={id}
            stands={exhibits.find((one) => one.id === id)?.standing === "stands"}
          />
        ))}
      </span>
    </li>
  );
}

function pageMarks(exhibits: readonly CheckedExhibit[]): QuoteMark[] {
  return exhibits.flatMap(({ id, docPlace }) =>
    docPlace ? [{ id, start: docPlace.start, end: docPlace.end }] : [],
  );
}
