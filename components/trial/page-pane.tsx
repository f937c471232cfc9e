"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { readTrialPage } from "@/components/api/trials-api";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import type { QuoteMark } from "@/components/change/cut-marks";
import { useMessages } from "@/components/messages/messages-provider";
import type { CheckedExhibit } from "@/lib/trace/court";
import type { CaseView } from "@/lib/trace/select-trial";
import { PageText } from "./page-text";
import { useTrial } from "./trial-context";
import { useShowQuote } from "./use-show-quote";

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

function pageMarks(exhibits: readonly CheckedExhibit[]): QuoteMark[] {
  return exhibits.flatMap(({ id, docPlace }) =>
    docPlace ? [{ id, start: docPlace.start, end: docPlace.end }] : [],
  );
}
