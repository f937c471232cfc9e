"use client";

import dynamic from "next/dynamic";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { useCopy } from "@/components/base/use-copy";
import { useMessages } from "@/components/messages/messages-provider";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";
import { claimMarks, countMarks } from "@/lib/trace/select-answer";
import { AnswerData } from "./answer-data";
import { AnswerNotices } from "./answer-notices";
import { claimSign } from "./claim-signs";
import { EvidenceList } from "./evidence-list";
import { ProposedAnswer } from "./proposed-answer";
import { Reverify } from "./reverify";
import { useRun } from "./run-context";
import { RunDocuments } from "./run-documents";

const ImportedNote = dynamic(
  () =>
    patiently(() => import("@/components/exchange/imported-note")).then(
      (part) => part.ImportedNote,
    ),
  { loading: () => null },
);
const Lineage = dynamic(() => patiently(() => import("./lineage")).then((part) => part.Lineage), {
  loading: () => null,
});
const DataDownloads = dynamic(
  () => patiently(() => import("./data-downloads")).then((part) => part.DataDownloads),
  { loading: () => null },
);
const PauseCard = dynamic(
  () => patiently(() => import("./pause-card")).then((part) => part.PauseCard),
  { loading: () => null },
);

/** The answer comes before its explanation: text with its claims marked, then what it rests on. */
export function AnswerPanel({ summary }: { summary: RunSummary }) {
  const { m } = useMessages();
  const { answer, pause } = summary;
  const { selection } = useRun();
  return (
    <section className="answer" aria-labelledby="answer">
      <header className="mb-2 flex flex-wrap items-center gap-3">
        <h2 id="answer">{m.run.answer.title}</h2>
        {!isOver(summary) && <ProposedState />}
        <Tally />
        <span className="flex-1" />
        {answer?.data != null && isOver(summary) && <DataDownloads summary={summary} />}
        {answer && !answer.abstained && <CopyAnswer text={answer.text} />}
      </header>
      {summary.imported && <ImportedNote kind={summary.imported.kind} />}
      {pause && <PauseCard key={pause.spanId} runId={summary.id} pause={pause} />}
      {!summary.imported && <RunDocuments summary={summary} />}
      <AnswerNotices summary={summary} />
      {answer && !answer.abstained && <AnswerData answer={answer} summary={summary} />}
      {!isOver(summary) && <ProposedAnswer />}
      {selection?.kind === "claim" && <Lineage number={selection.number} />}
      {answer && !answer.abstained && (
        <>
          <h3 className="over mt-4 mb-1">{m.run.answer.evidence}</h3>
          <EvidenceList />
        </>
      )}
      {answer && isOver(summary) && !summary.imported && <Reverify summary={summary} />}
    </section>
  );
}

function ProposedState() {
  const { m } = useMessages();
  const { timeline } = useRun();
  const isProposed = [...timeline.spans.values()].some((span) => span.kind === "gate");
  return (
    <span className="muted">{isProposed ? m.run.answer.proposed : m.run.answer.notYetNothing}</span>
  );
}

function Tally() {
  const { m } = useMessages();
  const { claims } = useRun();
  const counts = countMarks(claims);
  const present = claimMarks.filter((mark) => counts[mark] > 0);
  if (present.length === 0) return null;
  return (
    <ul className="tally" aria-label={m.run.answer.claims}>
      {present.map((mark) => {
        const { kind, icon } = claimSign(mark);
        return (
          <li key={mark} className={kind} title={m.run.answer.explain[mark]}>
            <Icon name={icon} small />
            <b>{counts[mark]}</b> {m.run.answer[mark]}
          </li>
        );
      })}
    </ul>
  );
}

function CopyAnswer({ text }: { text: string }) {
  const { m } = useMessages();
  const { evidence, timeline } = useRun();
  const copy = useCopy();
  const documents = timeline.summary?.config.documents ?? [];
  const lines = evidence.map(
    (piece, index) =>
      `[${index + 1}] “${piece.quote}” (${documents[piece.doc]?.name ?? ""}, ${piece.line})`,
  );
  return (
    <button
      type="button"
      className="btn ghost icon sm"
      aria-label={m.run.answer.copy}
      title={m.run.answer.copy}
      onClick={() => void copy([text, "", ...lines].join("\n"))}
    >
      <Icon name="copy" />
    </button>
  );
}
