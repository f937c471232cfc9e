"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { RunSummary } from "@/lib/trace/run-summary";
import { sideLetters } from "./compare-context";

/** What a reader must know before reading the difference of these two. */
export function CompareNotes({ a, b, running }: { a: RunSummary; b: RunSummary; running: number }) {
  const { m, count } = useMessages();
  const { notes } = m.compare;
  const found = [
    ...(a.imported ? [fill(notes.imported, { side: sideLetters.a })] : []),
    ...(b.imported ? [fill(notes.imported, { side: sideLetters.b })] : []),
    ...(a.id === b.id ? [notes.sameRun] : []),
    ...(isTrial(a) !== isTrial(b) ? [notes.kinds] : []),
    ...(!isTrial(a) && !isTrial(b) && a.question !== b.question ? [notes.questions] : []),
  ];
  return (
    <>
      {found.map((note) => (
        <p key={note} className="compare-note k-plain" role="note">
          <Icon name="info" />
          {note}
        </p>
      ))}
      <p role="status" className={running > 0 ? "compare-note k-model" : "sr-only"}>
        {running > 0 && (
          <>
            <span className="dot live" />
            {count(notes.live, running)}
          </>
        )}
      </p>
    </>
  );
}

function isTrial({ config }: RunSummary): boolean {
  return config.trial !== undefined;
}
