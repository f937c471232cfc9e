"use client";

import { useCallback, useMemo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { markFacts } from "@/components/strip/mark-facts";
import { TimelineStrip } from "@/components/strip/timeline-strip";
import { selectTrial } from "@/lib/trace/select-trial";
import { rowName } from "./row-names";
import { trialRows } from "./trial-rows";

/** The strip of a trial: advocates, jurors, checks. */
export function TrialStrip() {
  const speech = useMessages();
  const { whole, strip } = useRun();
  const names = useMemo(() => {
    const view = selectTrial(whole);
    const rows = view ? trialRows(view) : [];
    return new Map(
      rows.map((row) => [row.id, view ? rowName(row, view, speech) : { name: "", note: "" }]),
    );
  }, [whole, speech]);
  const marks = useMemo(() => new Map(strip.marks.map((mark) => [mark.id, mark])), [strip]);
  const tell = useCallback(
    (id: string): string[] => {
      const mark = marks.get(id);
      const named = names.get(id);
      if (!mark || !named) return [];
      const facts = markFacts(mark, strip, strip.lastMs, speech.m);
      return [named.name, ...facts, ...(named.note ? [named.note] : [])];
    },
    [marks, names, strip, speech],
  );
  return <TimelineStrip tell={tell} />;
}
