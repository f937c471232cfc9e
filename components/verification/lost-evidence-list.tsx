"use client";

import Link from "next/link";
import type { Verification } from "@/components/api/shapes";
import { useMessages } from "@/components/messages/messages-provider";
import { ShortList } from "@/components/run/short-list";
import { fill } from "@/lib/format/fill";
import type { LostEvidence } from "@/lib/trace/verification";

/** Drawn at first. */
const FIRST_QUOTES = 12;

type Props = { evidence: readonly LostEvidence[]; documents: Verification["documents"] };

/** Quotes that stand no more, each with what stands in their place now. */
export function LostEvidenceList({ evidence, documents }: Props) {
  const { m, number } = useMessages();
  if (evidence.length === 0) return null;
  return (
    <>
      <h4 className="over mt-2">{m.verification.evidence}</h4>
      <ShortList name="lost evidence" items={evidence} first={FIRST_QUOTES}>
        {(shown, more) => (
          <ul className="grid gap-1.5">
            {shown.map(({ quote, place, nearest }) => {
              const document = documents[place.doc];
              return (
                <li key={`${place.doc} ${place.start} ${place.end}`} className="min-w-0">
                  <q className="line-clamp-3 break-words">{quote}</q>{" "}
                  <span className="muted">
                    {fill(m.verification.was, { line: number(place.line) })}
                  </span>
                  {nearest && document && (
                    <p className="min-w-0 pl-3">
                      <Link
                        className="link"
                        href={`/documents/${document.id}?start=${nearest.start}&end=${nearest.end}#L${nearest.line}`}
                      >
                        {fill(m.verification.nearest, { line: number(nearest.line) })}
                      </Link>
                      {": "}
                      <q className="break-words">{nearest.quote}</q>
                    </p>
                  )}
                </li>
              );
            })}
            {more && <li>{more}</li>}
          </ul>
        )}
      </ShortList>
    </>
  );
}
