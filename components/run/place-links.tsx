"use client";

import Link from "next/link";
import { placeName } from "@/components/base/place-name";
import { useMessages } from "@/components/messages/messages-provider";
import type { Place } from "@/lib/trace/event";
import { NOT_HERE } from "@/lib/trace/not-here";
import { useRun } from "./run-context";

const MAX_LINKS = 12;

/** Lines as links to the document page, each at its exact place. */
export function PlaceLinks({ places }: { places: readonly Place[] }) {
  const { m, number } = useMessages();
  const { timeline } = useRun();
  const several = (timeline.summary?.config.documents.length ?? 0) > 1;
  if (places.length === 0) return null;
  return (
    <span className="mt-0.5 flex flex-wrap gap-x-2 text-[11px]">
      {places.slice(0, MAX_LINKS).map((place) => {
        const document = timeline.summary?.config.documents[place.doc];
        return (
          document &&
          !document.id.startsWith(NOT_HERE) && (
            <Link
              key={`${place.doc} ${place.start} ${place.end}`}
              className="link muted"
              href={placeHref(document.id, place)}
            >
              {several && `${document.name} · `}
              {place.label !== undefined && `${placeName(place.label, m)} · `}L{number(place.line)}
            </Link>
          )
        );
      })}
      {places.length > MAX_LINKS && <span className="muted">…</span>}
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
