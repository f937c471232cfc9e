"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { changePath, readChange } from "@/components/api/trials-api";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { Segmented } from "@/components/base/segmented";
import type { QuoteMark } from "@/components/change/cut-marks";
import { type PatchFile, readPatch } from "@/components/change/patch-lines";
import { useMessages } from "@/components/messages/messages-provider";
import type { CheckedExhibit } from "@/lib/trace/court";
import { PatchFileView, type PatchLayout } from "./patch-file-view";
import { useTrial } from "./trial-context";
import { useShowQuote } from "./use-show-quote";

type Props = { exhibits: readonly CheckedExhibit[] };

/** The change as it was judged, the files that exhibits quote first and open. */
export function ChangePane({ exhibits }: Props) {
  const { m } = useMessages();
  const { trialId, exhibit } = useTrial();
  const [layout, setLayout] = useState<PatchLayout>("unified");
  const scroller = useRef<HTMLDivElement>(null);
  const change = useQuery({
    queryKey: ["trial-change", trialId],
    queryFn: ({ signal }) => readChange(trialId, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const files = useMemo(() => readPatch(change.data?.text ?? ""), [change.data]);
  const marks = useMemo(() => changeMarks(exhibits), [exhibits]);
  const sorted = useMemo(() => quotedFirst(files, marks), [files, marks]);
  useShowQuote(scroller, exhibit, change.isSuccess);
  return (
    <section className="half" aria-label={m.trial.pair.change}>
      <header className="half-head">
        <h2>{m.trial.pair.change}</h2>
        <span className="muted flex-1">
          +{sum(files, "added")} −{sum(files, "removed")}
        </span>
        <Segmented<PatchLayout>
          label={m.trial.pair.layout}
          value={layout}
          options={[
            { value: "unified", label: m.trial.pair.unified },
            { value: "split", label: m.trial.pair.split },
          ]}
          onChange={setLayout}
        />
        <a
          className="btn ghost icon sm"
          href={changePath(trialId)}
          download="change.diff"
          aria-label={m.trial.pair.download}
          title={m.trial.pair.download}
        >
          <Icon name="down" />
        </a>
      </header>
      {change.error && <ProblemNote error={change.error} onRetry={() => void change.refetch()} />}
      {change.isLoading && <div className="skeleton m-4 h-[160px]" aria-hidden="true" />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keys. */}
      <div ref={scroller} className="half-body" data-quotes="change" tabIndex={0}>
        {change.isSuccess && files.length === 0 && <p className="muted p-4">{m.trial.pair.none}</p>}
        {change.data?.isCut && <p className="muted p-4">{m.trial.pair.cut}</p>}
        {sorted.map((file, index) => (
          <PatchFileView
            key={file.path}
            file={file}
            layout={layout}
            marks={marks.filter((mark) => holds(file, mark))}
            isOpen={index === 0 || marks.some((mark) => holds(file, mark))}
            exhibits={exhibits}
          />
        ))}
      </div>
    </section>
  );
}

function changeMarks(exhibits: readonly CheckedExhibit[]): QuoteMark[] {
  return exhibits.flatMap(({ id, changePlace }) =>
    changePlace ? [{ id, start: changePlace.start, end: changePlace.end }] : [],
  );
}

function holds(file: PatchFile, mark: QuoteMark): boolean {
  return file.hunks.some(({ lines }) => {
    const first = lines[0];
    const last = lines.at(-1);
    if (!first || !last) return false;
    return mark.end > first.start && mark.start < last.start + last.text.length + 1;
  });
}

function quotedFirst(files: readonly PatchFile[], marks: readonly QuoteMark[]): PatchFile[] {
  const isQuoted = (file: PatchFile) => marks.some((mark) => holds(file, mark));
  return [...files.filter(isQuoted), ...files.filter((file) => !isQuoted(file))];
}

function sum(files: readonly PatchFile[], side: "added" | "removed"): number {
  return files.reduce((total, file) => total + file[side], 0);
}
