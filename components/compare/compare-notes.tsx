"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { toldWarnings } from "@/lib/trace/left-out";
import type { RunSummary } from "@/lib/trace/run-summary";
import { unknownQuestion } from "@/lib/trace/unknown-question";
import { type SideName, sideLetters } from "./compare-context";
import { SideMark } from "./side-mark";

/** What a reader must know before reading the difference of these two. */
export function CompareNotes({ a, b, running }: { a: RunSummary; b: RunSummary; running: number }) {
  const { m, count } = useMessages();
  const { notes } = m.compare;
  const found = [
    ...(a.imported ? [fill(notes.imported, { side: sideLetters.a })] : []),
    ...(b.imported ? [fill(notes.imported, { side: sideLetters.b })] : []),
    ...(a.id === b.id ? [notes.sameRun] : []),
    ...(isTrial(a) !== isTrial(b) ? [notes.kinds] : []),
    ...(areAskedOtherwise(a, b) ? [notes.questions] : []),
  ];
  return (
    <>
      {found.map((note) => (
        <p key={note} className="compare-note k-plain" role="note">
          <Icon name="info" />
          {note}
        </p>
      ))}
      <LeftOutNotes side="a" summary={a} />
      <LeftOutNotes side="b" summary={b} />
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

/** What of an opened file was not read as it was meant: a part that is not there is no difference. */
function LeftOutNotes({ side, summary }: { side: SideName; summary: RunSummary }) {
  const { m, locale } = useMessages();
  if (!summary.imported) return null;
  return toldWarnings(summary, m.exchange.leftOut, locale).map((warning) => (
    <p key={warning} className="compare-note k-repair" role="note">
      <Icon name="alert" />
      <SideMark side={side} small />
      {warning}
    </p>
  ));
}

/** What was asked is not known of every file. */
function areAskedOtherwise(a: RunSummary, b: RunSummary): boolean {
  const asked = [a, b].filter((one) => !isTrial(one) && one.question !== unknownQuestion);
  return asked.length === 2 && a.question !== b.question;
}

function isTrial({ config }: RunSummary): boolean {
  return config.trial !== undefined;
}
