"use client";

import { type RefObject, useCallback, useMemo, useState } from "react";
import { Segmented } from "@/components/base/segmented";
import { useMedia } from "@/components/base/use-media";
import { useMessages } from "@/components/messages/messages-provider";
import { HiddenNote } from "@/components/run/hidden-note";
import { KeptState } from "@/components/run/kept-state";
import { useRun } from "@/components/run/run-context";
import { StepsTree } from "@/components/run/steps-tree";
import { TreeSheet } from "@/components/run/tree-sheet";
import { PageRowList, PaneRowList, type RowWindow } from "./row-list";
import { StuckHeads } from "./stuck-heads";
import { TranscriptRowView } from "./transcript-row-view";
import { type TranscriptRow, transcriptRows } from "./transcript-rows";
import { details, useDetail } from "./use-detail";
import { useRowFolds } from "./use-row-folds";
import { useShowRow } from "./use-show-row";

/** As in app/styles/run.css: below this the page scrolls, not its panes. */
const PAGE_SCROLLS = "(max-width: 1180px)";

type Props = {
  isLive: boolean;
  /** The pane that scrolls. */
  pane: RefObject<HTMLElement | null>;
};

/** How the run got to its answer, as one document: iteration by iteration, as deep as the reader wants. */
export function Transcript({ isLive, pane }: Props) {
  const { m } = useMessages();
  const { index, match } = useRun();
  const [detail, setDetail] = useDetail();
  const { folds, toggle, showAllCalls } = useRowFolds({ detail, isLive });
  const rows = useMemo(() => transcriptRows(index, folds), [index, folds]);
  const [window, setWindow] = useState<RowWindow | null>(null);
  useShowRow(rows, window);
  const renderRow = useCallback(
    (row: TranscriptRow) => (
      <TranscriptRowView {...{ row, toggle, showAllCalls }} showPrompt={detail === "everything"} />
    ),
    [toggle, showAllCalls, detail],
  );
  const renderTop = useCallback((first: TranscriptRow) => <StuckHeads first={first} />, []);
  const List = useMedia(PAGE_SCROLLS) ? PageRowList : PaneRowList;
  return (
    <section className="trail" aria-labelledby="trail">
      <header className="mb-2 flex flex-wrap items-center gap-2">
        <h2 id="trail" className="flex-1">
          {m.run.trail.title}
        </h2>
        <TreeSheet title={m.run.steps.title}>{(close) => <StepsTree onLeave={close} />}</TreeSheet>
        <Segmented
          label={m.run.trail.detail}
          value={detail}
          options={details.map((value) => ({ value, label: m.run.trail[value] }))}
          onChange={setDetail}
        />
      </header>
      {index.flat.length === 0 && <p className="muted">{m.run.steps.empty}</p>}
      {match && <HiddenNote hidden={index.flat.length - match.shown.size} />}
      <KeptState>
        <List {...{ rows, pane, renderRow, renderTop }} onWindow={setWindow} />
      </KeptState>
    </section>
  );
}
