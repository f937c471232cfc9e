"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import type { DocumentItem } from "@/components/api/shapes";
import { documentName } from "@/components/base/document-name";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { useNow } from "@/components/base/use-now";
import type { Messages } from "@/components/messages/en";
import { useMessages } from "@/components/messages/messages-provider";
import { formatAge } from "@/lib/format/age";
import { fill } from "@/lib/format/fill";
import { NewVersionButton } from "./new-version-button";

const PastAnswers = dynamic(
  () => patiently(() => import("./past-answers")).then((part) => part.PastAnswers),
  { loading: () => null },
);
const VersionChangeList = dynamic(
  () => patiently(() => import("./version-change-list")).then((part) => part.VersionChangeList),
  { loading: () => null },
);

type Props = { document: DocumentItem; versions: readonly DocumentItem[] };

/** The versions of a document, what the one shown changed, and whether past answers hold on it. */
export function DocumentVersions({ document: item, versions }: Props) {
  const { m } = useMessages();
  const before = versions.findLast(({ version }) => version < item.version);
  const isNew = versions.some(({ version }) => version < item.version);
  return (
    <section aria-labelledby="versions" className="mt-4">
      <header className="flex flex-wrap items-center gap-2">
        <h2 id="versions" className="flex-1">
          {m.verification.versions.title}
        </h2>
        <NewVersionButton documentId={item.id} />
      </header>
      <ol className="my-1 grid gap-0.5" reversed>
        {versions.toReversed().map((version) => (
          <VersionRow key={version.id} version={version} isShown={version.id === item.id} />
        ))}
      </ol>
      {before && (
        <Link className="btn my-1" href={compareHref(before, item, m)}>
          <Icon name="equals" />
          {m.ensemble.documents.compare}
        </Link>
      )}
      {isNew && <VersionChangeList documentId={item.id} />}
      {isNew && <PastAnswers documentId={item.id} />}
    </section>
  );
}

/** The ask page with both versions chosen, and with the question that they are for. */
function compareHref(before: DocumentItem, item: DocumentItem, m: Messages): string {
  const both = [before, item];
  const names = { a: documentName(before, both), b: documentName(item, both) };
  const query = new URLSearchParams([
    ["document", before.id],
    ["document", item.id],
    ["question", fill(m.ensemble.documents.changed, names)],
  ]);
  return `/?${query}`;
}

function VersionRow({ version, isShown }: { version: DocumentItem; isShown: boolean }) {
  const { m, locale } = useMessages();
  const now = useNow(60_000);
  const age = now === null ? "" : (formatAge(version.createdAt, now, locale) ?? m.common.now);
  return (
    <li className="flex min-w-0 items-baseline gap-2">
      <span className="chip">{fill(m.verification.version, { n: version.version })}</span>
      {isShown ? (
        <b aria-current="page" className="min-w-0 truncate font-medium">
          {version.name}
        </b>
      ) : (
        <Link className="link min-w-0 truncate" href={`/documents/${version.id}`}>
          {version.name}
        </Link>
      )}
      <span className="muted whitespace-nowrap text-[12px]">
        {isShown ? m.verification.versions.current : age}
      </span>
    </li>
  );
}
