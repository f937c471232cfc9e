"use client";

import Link from "next/link";
import { placeName } from "@/components/base/place-name";
import { useMessages } from "@/components/messages/messages-provider";
import type { Place } from "@/lib/trace/event";
import { NOT_HERE } from "@/lib/trace/not-here";
import { useRun } from "./run-context";
import { ShortList } from "./short-list";

/** Links drawn at first. */
const FIRST_LINKS = 12;

type Props = {
  /** Unique among all lists of a page. */
  name: string;
  places: readonly Place[];
};

/** Lines as links to the document page, each at its exact place. */
export function PlaceLinks({ name, places }: Props) {
  const { m, number } = useMessages();
  const { timeline } = useRun();
  const documents = timeline.summary?.config.documents ?? [];
  const links = places.flatMap((place) => {
    const document = documents[place.doc];
    return document && !document.id.startsWith(NOT_HERE) ? [{ place, document }] : [];
  });
  if (links.length === 0) return null;
  return (
    <span className="mt-0.5 flex flex-wrap items-baseline gap-x-2 text-[11px]">
      <ShortList name={name} items={links} first={FIRST_LINKS}>
        {(shown, more) => (
          <>
            {shown.map(({ place, document }) => (
              <Link
                key={`${place.doc} ${place.start} ${place.end}`}
                className="link muted"
                href={placeHref(document.id, place)}
              >
                {documents.length > 1 && `${document.name} · `}
                {place.label !== undefined && `${placeName(place.label, m)} · `}L
                {number(place.line)}
              </Link>
            ))}
            {more}
          </>
        )}
      </ShortList>
    </span>
  );
}

/** With a run, the document's page shows what that run has seen of it. */
export function placeHref(documentId: string, place: Place, runId?: string): string {
  const query = new URLSearchParams({
    start: String(place.start),
    end: String(place.end),
    ...(runId === undefined ? {} : { run: runId }),
  });
  return `/documents/${documentId}?${query.toString()}#L${place.line}`;
}
