"use client";

import { useQuery } from "@tanstack/react-query";
import { memo, useState } from "react";
import { readLines } from "@/components/api/documents-api";
import type { DocumentLine } from "@/components/api/shapes";
import { placeName } from "@/components/base/place-name";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { cutLine, type MarkKind, marksOnLine, type TextMark } from "./marks";

/** As much of one line as the server gives at once. */
const WIDE_CHARS = 20_000;

const rowOrder: readonly MarkKind[] = ["current", "cited", "hit", "read"];

type Props = { documentId: string; line: DocumentLine; marks: readonly TextMark[] };

export const LineRow = memo(function LineRow({ documentId, line, marks }: Props) {
  const { m, number } = useMessages();
  const { begins, label: place } = line;
  const own = marksOnLine(line, marks);
  const kind = rowOrder.find((one) => own.some((mark) => mark.kind === one));
  const labels = own.flatMap(({ label }) => (label ? [label] : []));
  return (
    <li
      id={`L${line.line}`}
      data-line={line.line}
      className={`line ${kind ?? ""} ${begins === undefined ? "" : "begins"}`}
    >
      {begins !== undefined && !line.text.includes(begins) && (
        <span className="line-place">{placeName(begins, m)}</span>
      )}
      <a
        className="line-number"
        href={`#L${line.line}`}
        tabIndex={-1}
        title={place === undefined ? undefined : placeName(place, m)}
      >
        {number(line.line)}
      </a>
      <LineText documentId={documentId} line={line} marks={own} />
      {labels.length > 0 && <span className="line-label">{[...new Set(labels)].join(" ")}</span>}
    </li>
  );
});

function LineText({ documentId, line, marks }: Props) {
  const { m, number } = useMessages();
  const [isWide, setWide] = useState(false);
  const wide = useQuery({
    queryKey: ["line", documentId, line.line],
    queryFn: ({ signal }) =>
      readLines(documentId, { from: line.line, to: line.line, maxChars: WIDE_CHARS }, signal),
    enabled: isWide,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const shown = wide.data?.lines[0] ?? line;
  const left = line.length - shown.text.length;
  return (
    <span className="line-text">
      {cutLine(shown, marks).map((piece, index) =>
        piece.kind === null ? (
          piece.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: A piece is its place in the line.
          <mark key={index} className={piece.kind}>
            {piece.text}
          </mark>
        ),
      )}
      {left > 0 && (
        <button
          type="button"
          className="btn ghost sm"
          disabled={isWide}
          aria-label={fill(m.document.showMore, { line: line.line })}
          onClick={() => setWide(true)}
        >
          … {fill(m.document.cut, { n: number(left) })}
        </button>
      )}
    </span>
  );
}
