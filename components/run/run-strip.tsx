"use client";

import { useCallback, useMemo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { markFacts } from "@/components/strip/mark-facts";
import { TimelineStrip } from "@/components/strip/timeline-strip";
import { fill } from "@/lib/format/fill";
import { stepKind } from "@/lib/trace/select";
import { useRun } from "./run-context";
import { stepName } from "./step-names";

/** The strip of an inquiry: models, code, sub-calls, checks. */
export function RunStrip() {
  const speech = useMessages();
  const { whole, strip } = useRun();
  const marks = useMemo(() => new Map(strip.marks.map((mark) => [mark.id, mark])), [strip]);
  const tell = useCallback(
    (id: string): string[] => {
      const span = whole.spans.get(id);
      const mark = marks.get(id);
      const kind = span && stepKind(span);
      if (!span || !mark || !kind) return [];
      const { name, note } = stepName({ id, kind, span, depth: 0, children: [] }, 0, speech);
      const head = strip.heads.findLast(({ from }) => from <= mark.from);
      const at =
        head?.name.kind === "iteration"
          ? fill(speech.m.strip.iteration, { n: head.name.number })
          : null;
      const facts = markFacts(mark, strip, strip.lastMs, speech.m);
      return [at ? `${at}, ${name}` : name, ...facts, ...(note ? [note] : [])];
    },
    [whole, marks, strip, speech],
  );
  return <TimelineStrip tell={tell} />;
}
