"use client";

import Link from "next/link";
import type { EnsembleItem } from "@/components/api/ensemble-api";
import { Icon } from "@/components/base/icon";
import { placeName } from "@/components/base/place-name";
import { useMessages } from "@/components/messages/messages-provider";
import { placeHref } from "@/components/run/place-links";
import { fill } from "@/lib/format/fill";
import type { SharedPlace } from "@/lib/trace/shared-evidence";

/** The places in the documents that every answer rests on, then those that only some do, with the runs that cite them. */
export function SharedPlaces({ ensemble }: { ensemble: EnsembleItem }) {
  const { m } = useMessages();
  const texts = m.ensemble.evidence;
  const answered = ensemble.groups.reduce((sum, { runs }) => sum + runs.length, 0);
  const isShared = ({ citedBy }: SharedPlace) => citedBy.length === answered;
  const parts = [
    { title: texts.all, kind: "k-check", places: ensemble.evidence.filter(isShared) },
    {
      title: texts.some,
      kind: "k-repair",
      places: ensemble.evidence.filter((place) => !isShared(place)),
    },
  ];
  if (answered === 0) return null;
  return (
    <section className="shared-places" aria-labelledby="shared-places">
      <h2 id="shared-places">{texts.title}</h2>
      {ensemble.evidence.length === 0 && <p className="muted">{texts.none}</p>}
      {parts
        .filter(({ places }) => places.length > 0)
        .map(({ title, kind, places }) => (
          <div key={title}>
            <h3 className="over mt-3 mb-1">{title}</h3>
            <ul className="evidence">
              {places.map((place) => (
                <Place
                  key={`${place.documentId} ${place.start} ${place.end}`}
                  place={place}
                  kind={kind}
                  documents={ensemble.documents}
                />
              ))}
            </ul>
          </div>
        ))}
    </section>
  );
}

type PlaceProps = {
  place: SharedPlace;
  kind: string;
  documents: EnsembleItem["documents"];
};

function Place({ place, kind, documents }: PlaceProps) {
  const { m, number } = useMessages();
  const document = documents.find(({ id }) => id === place.documentId)?.name ?? "";
  const line = number(place.line);
  const where =
    place.label === undefined
      ? fill(m.run.answer.evidenceAt, { document, line })
      : fill(m.run.answer.evidenceIn, { document, label: placeName(place.label, m), line });
  return (
    <li className={kind}>
      <p className="flex gap-2">
        <Icon name="quote" small />
        <q>{place.quote}</q>
      </p>
      <Link className="muted" href={placeHref(place.documentId, place)}>
        {where}
      </Link>
      <span className="muted ml-2 text-[11.5px]">
        {fill(m.ensemble.evidence.by, {
          list: place.citedBy.map((index) => number(index + 1)).join(", "),
        })}
      </span>
    </li>
  );
}
