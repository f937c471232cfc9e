"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { Icon } from "@/components/base/icon";
import { placeName } from "@/components/base/place-name";
import { CoverageLegend } from "@/components/document/coverage-legend";
import { COVERAGE_ID, DocumentLines } from "@/components/document/document-lines";
import { NoTexts } from "@/components/exchange/no-texts";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { NOT_HERE } from "@/lib/trace/not-here";
import type { RunSummary } from "@/lib/trace/run-summary";
import { placesOf } from "@/lib/trace/select-place";
import { paneMarks } from "./pane-marks";
import { placeHref } from "./place-links";
import { useRun } from "./run-context";
import { useCoverage } from "./use-coverage";

/** The document beside the answer, at the lines of what is selected. */
export function DocumentPane({ summary }: { summary: RunSummary }) {
  const { m, count, number } = useMessages();
  const { selection, timeline, claims, evidence, lineage, runId } = useRun();
  const { documents } = summary.config;
  const [picked, setPicked] = useState<{ doc: number; at: string } | null>(null);
  const isSpan = selection?.kind === "span";
  const selected = useMemo(
    () => placesOf(selection, timeline, claims, evidence),
    [selection, timeline, claims, evidence],
  );
  const read = lineage?.places;
  const places = selected.length > 0 ? selected : (read ?? selected);
  const key = JSON.stringify(selection);
  const focus = places[0] ?? evidence[0] ?? null;
  // A choice of the reader holds until something else is selected.
  const doc = picked?.at === key ? picked.doc : (focus?.doc ?? 0);
  const document = documents[doc];
  const marks = useMemo(
    () =>
      isSpan
        ? paneMarks({ doc, evidence, selected: [], read: selected })
        : paneMarks({ doc, evidence, selected, read: read ?? [] }),
    [doc, evidence, selected, read, isSpan],
  );
  const coverage = useCoverage()[doc] ?? null;
  const own = places.filter((place) => place.doc === doc);
  const citations = evidence.filter((piece) => piece.doc === doc).length;
  if (summary.imported && !isHere(document)) return <NoTexts hasDocuments={documents.length > 0} />;
  if (!document) return null;
  const firstLine = (own[0] ?? (focus?.doc === doc ? focus : null))?.line ?? 1;
  return (
    <>
      <div className="pane-head">
        <DocumentChoice
          documents={documents}
          doc={doc}
          onChoose={(chosen) => setPicked({ doc: chosen, at: key })}
        />
        <span className="flex-1" />
        {citations > 0 && (
          <span className="chip k k-check">
            <Icon name="check" small />
            {count(m.run.pane.cited, citations)}
          </span>
        )}
        {own.length > 0 && (
          <span className="muted whitespace-nowrap">
            {own[0]?.label !== undefined && `${placeName(own[0].label, m)} · `}
            {fill(m.document.line, { n: number(own[0]?.line ?? 1) })}
            {own.length > 1 && ` +${number(own.length - 1)}`}
          </span>
        )}
        <Link
          className="btn ghost icon sm"
          aria-label={m.run.pane.open}
          title={m.run.pane.open}
          href={
            own[0]
              ? placeHref(document.id, own[0], runId)
              : `/documents/${document.id}?${new URLSearchParams({ run: runId })}`
          }
        >
          <Icon name="right" />
        </Link>
      </div>
      {coverage && <CoverageLegend id={COVERAGE_ID} name={document.name} coverage={coverage} />}
      <DocumentLines
        key={document.id}
        documentId={document.id}
        name={document.name}
        totalLines={document.lines}
        marks={marks}
        firstLine={firstLine}
        coverage={coverage}
      />
    </>
  );
}

/** The text that an imported run was asked about may stand in this installation, too. */
function isHere(document: RunSummary["config"]["documents"][number] | undefined): boolean {
  return document !== undefined && !document.id.startsWith(NOT_HERE);
}

type ChoiceProps = {
  documents: RunSummary["config"]["documents"];
  doc: number;
  onChoose: (doc: number) => void;
};

/** The name of the document that is shown; of several, one to choose. */
function DocumentChoice({ documents, doc, onChoose }: ChoiceProps) {
  const { m, count } = useMessages();
  const { evidence } = useRun();
  const cited = (index: number) => {
    const pieces = evidence.filter((piece) => piece.doc === index).length;
    return pieces > 0 ? ` · ${count(m.run.pane.cited, pieces)}` : "";
  };
  return (
    <>
      <Icon name="doc" />
      {documents.length > 1 ? (
        <select
          className="doc-select"
          aria-label={m.run.pane.choose}
          value={doc}
          onChange={(event) => onChoose(Number(event.target.value))}
        >
          {documents.map((one, index) => (
            <option key={one.id} value={index}>
              {one.name}
              {cited(index)}
            </option>
          ))}
        </select>
      ) : (
        <b className="min-w-0 truncate font-semibold">{documents[doc]?.name}</b>
      )}
    </>
  );
}
