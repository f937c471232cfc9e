"use client";

import { memo } from "react";
import type { DocumentLine } from "@/components/api/shapes";
import { placeName } from "@/components/base/place-name";
import { useMessages } from "@/components/messages/messages-provider";
import { LineText } from "./line-text";
import { type MarkKind, marksOnLine, type TextMark } from "./marks";

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
