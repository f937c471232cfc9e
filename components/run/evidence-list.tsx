"use client";

import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { placeName } from "@/components/base/place-name";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { NOT_HERE } from "@/lib/trace/not-here";
import { placeHref } from "./place-links";
import { useRun } from "./run-context";

/** Where the answer's ground stands in the text, word for word. */
export function EvidenceList() {
  const { m, number } = useMessages();
  const { evidence, timeline, selection, select } = useRun();
  const documents = timeline.summary?.config.documents ?? [];
  if (evidence.length === 0) return <p className="muted">{m.run.answer.noEvidence}</p>;
  return (
    <ol className="evidence">
      {evidence.map((piece, index) => {
        const document = documents[piece.doc];
        const target = { kind: "evidence", number: index + 1 } as const;
        const isSelected = selection?.kind === "evidence" && selection.number === index + 1;
        return (
          <li
            key={`${piece.doc} ${piece.start} ${piece.end}`}
            className={isSelected ? "k-check sel" : "k-check"}
          >
            <button type="button" onClick={() => select(target)} aria-pressed={isSelected}>
              <Icon name="check" small />
              <q>{piece.quote}</q>
            </button>
            {document?.id.startsWith(NOT_HERE) && (
              <span className="muted">
                {fill(m.run.answer.evidenceAt, {
                  document: document.name,
                  line: number(piece.line),
                })}
              </span>
            )}
            {document && !document.id.startsWith(NOT_HERE) && (
              <Link className="muted" href={placeHref(document.id, piece)}>
                {piece.label === undefined
                  ? fill(m.run.answer.evidenceAt, {
                      document: document.name,
                      line: number(piece.line),
                    })
                  : fill(m.run.answer.evidenceIn, {
                      document: document.name,
                      label: placeName(piece.label, m),
                      line: number(piece.line),
                    })}
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}
