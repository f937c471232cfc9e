"use client";

import { useQuery } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { readLines } from "@/components/api/documents-api";
import type { DocumentLine } from "@/components/api/shapes";
import { errorText } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { type LinePart, lineParts } from "./line-parts";
import { cutLine, type TextMark } from "./marks";

/** As much of one line as the server gives at once. */
const WIDE_CHARS = 20_000;

type Props = { documentId: string; line: DocumentLine; marks: readonly TextMark[] };

/** One line, or of a very long one its beginning and its marked places, with the rest to be opened. */
export function LineText({ documentId, line, marks }: Props) {
  const { m, number } = useMessages();
  const [opened, setOpened] = useState<readonly LinePart[]>([]);
  const parts = lineParts(line, marks, opened);
  return (
    <span className="line-text">
      {parts.map((part, index) => {
        const next = parts[index + 1]?.from ?? line.length;
        const open = { from: part.to, to: Math.min(next, part.to + WIDE_CHARS) };
        return (
          <Fragment key={part.from}>
            <PartText documentId={documentId} line={line} marks={marks} part={part} />
            {next > part.to && (
              <button
                type="button"
                className="btn ghost sm"
                aria-label={fill(m.document.showMore, { line: line.line })}
                onClick={() => setOpened([...opened, open])}
              >
                … {fill(m.document.cut, { n: number(next - part.to) })}
              </button>
            )}
          </Fragment>
        );
      })}
    </span>
  );
}

function PartText({ documentId, line, marks, part }: Props & { part: LinePart }) {
  const { m } = useMessages();
  const isHere = part.to <= line.text.length;
  const { data, error } = useQuery({
    queryKey: ["line", documentId, line.line, part.from, part.to],
    queryFn: ({ signal }) => readPart(documentId, line.line, part, signal),
    enabled: !isHere,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error && !isHere) return <span className="k-error text-k">{errorText(error)}</span>;
  const text = isHere ? line.text.slice(part.from, part.to) : data;
  if (text === undefined) return <span className="muted">{m.common.loading}</span>;
  const shown = { ...line, start: line.start + part.from, text, length: text.length };
  return cutLine(shown, marks).map((piece, index) =>
    piece.kind === null ? (
      piece.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: A piece is its place in the line.
      <mark key={index} className={piece.kind}>
        {piece.text}
      </mark>
    ),
  );
}

/** A part may be longer than what the server gives at once. */
async function readPart(
  documentId: string,
  line: number,
  { from, to }: LinePart,
  signal: AbortSignal,
): Promise<string> {
  let text = "";
  while (from + text.length < to) {
    const column = from + text.length + 1;
    const maxChars = Math.min(WIDE_CHARS, to - from - text.length);
    const range = { from: line, to: line, column, maxChars };
    const piece = (await readLines(documentId, range, signal)).lines[0]?.text ?? "";
    if (piece === "") break;
    text += piece;
  }
  return text;
}
