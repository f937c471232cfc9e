"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { Icon } from "@/components/base/icon";
import { placeName } from "@/components/base/place-name";
import { DocumentLines } from "@/components/document/document-lines";
import type { TextMark } from "@/components/document/marks";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { RunSummary } from "@/lib/trace/run-summary";
import { placesOf } from "@/lib/trace/select-place";
import { placeHref } from "./place-links";
import { useRun } from "./run-context";

const MAX_MARKS = 2_000;

/** The document beside the answer, at the lines of what is selected. */
export function DocumentPane({ summary }: { summary: RunSummary }) {
  const { m, count, number } = useMessages();
  const { selection, timeline, claims, evidence } = useRun();
  const { documents } = summary.config;
  const [picked, setPicked] = useState<{ doc: number; at: string } | null>(null);
  const places = useMemo(
    () => placesOf(selection, timeline, claims, evidence),
    [selection, timeline, claims, evidence],
  );
  const key = JSON.stringify(selection);
  const focus = places[0] ?? evidence[0] ?? null;
  // A choice of the reader holds until something else is selected.
  const doc = picked?.at === key ? picked.doc : (focus?.doc ?? 0);
  const document = documents[doc];
  const marks = useMemo<TextMark[]>(() => {
    const cited = evidence.flatMap((piece, index): TextMark[] =>
      piece.doc === doc ? [{ ...piece, kind: "cited", label: `✓${index + 1}` }] : [],
    );
    const kind = selection?.kind === "span" ? "read" : "current";
    const selected = places.flatMap((place): TextMark[] =>
      place.doc === doc ? [{ start: place.start, end: place.end, line: place.line, kind }] : [],
    );
    return [...cited, ...selected].slice(0, MAX_MARKS);
  }, [doc, evidence, places, selection]);
  const own = places.filter((place) => place.doc === doc);
  const citations = evidence.filter((piece) => piece.doc === doc).length;
  if (!document) return null;
  const firstLine = (own[0] ?? (focus?.doc === doc ? focus : null))?.line ?? 1;
  return (
    <>
      <div className="pane-head">
        <Icon name="doc" />
        {documents.length > 1 ? (
          <select
            className="doc-select"
            aria-label={m.run.pane.choose}
            value={doc}
            onChange={(event) => setPicked({ doc: Number(event.target.value), at: key })}
          >
            {documents.map((one, index) => (
              <option key={one.id} value={index}>
                {one.name}
              </option>
            ))}
          </select>
        ) : (
          <b className="min-w-0 truncate font-semibold">{document.name}</b>
        )}
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
          href={own[0] ? placeHref(document.id, own[0]) : `/documents/${document.id}`}
        >
          <Icon name="right" />
        </Link>
      </div>
      <DocumentLines
        key={document.id}
        documentId={document.id}
        name={document.name}
        totalLines={document.lines}
        marks={marks}
        firstLine={firstLine}
      />
    </>
  );
}
