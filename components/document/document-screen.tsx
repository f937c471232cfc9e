"use client";

import Link from "next/link";
import { useEffect, useMemo, useRef, useState } from "react";
import type { DocumentItem, RunPage } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { useCopy } from "@/components/base/use-copy";
import { useMessages } from "@/components/messages/messages-provider";
import { VersionChip } from "@/components/version/version-chip";
import { DocumentLines, type LinesHandle } from "./document-lines";
import { DocumentSearch } from "./document-search";
import { DocumentSide } from "./document-side";
import { DocumentWarnings } from "./document-warnings";
import type { TextMark } from "./marks";
import { type SeenBy, SeenByRun } from "./seen-by-run";

type Props = {
  document: DocumentItem;
  /** Of the same document, this one among them; oldest first. */
  versions: readonly DocumentItem[];
  runs: RunPage;
  /** Places that the address names. */
  places: readonly { start: number; end: number; line: number }[];
  /** The run that the address names, and what it has seen. */
  seenBy: SeenBy | null;
};

/** A document's whole text, searched and marked, however long it is. */
export function DocumentScreen({ document: item, versions, runs, places, seenBy }: Props) {
  const { m } = useMessages();
  const copy = useCopy();
  const lines = useRef<LinesHandle>(null);
  const [hits, setHits] = useState<readonly TextMark[]>([]);
  const [topLine, setTopLine] = useState(places[0]?.line ?? 1);
  const marks = useMemo<TextMark[]>(
    () => [...places.map((place): TextMark => ({ ...place, kind: "cited" })), ...hits],
    [places, hits],
  );
  useEffect(() => {
    const go = () => {
      const line = /^#L(\d+)$/.exec(window.location.hash)?.[1];
      if (line) lines.current?.goTo(Number(line));
    };
    if (places.length === 0) go();
    window.addEventListener("hashchange", go);
    return () => window.removeEventListener("hashchange", go);
  }, [places]);
  return (
    <main id="main" className="document-page">
      <div className="pane">
        <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
          <h1 className="min-w-60 flex-1 truncate text-[16px] leading-[22px]">
            {item.name} <VersionChip version={item.version} />
          </h1>
          <DocumentSearch
            documentId={item.id}
            onHits={setHits}
            onGo={(line) => lines.current?.goTo(line)}
          />
          <LineField total={item.lines} onGo={(line) => lines.current?.goTo(line)} />
          <button
            type="button"
            className="btn ghost icon"
            aria-label={m.document.copyLink}
            title={m.document.copyLink}
            onClick={() => {
              const link = new URL(window.location.href);
              link.hash = `L${topLine}`;
              void copy(link.href, m.document.linkCopied);
            }}
          >
            <Icon name="link" />
          </button>
          <a
            className="btn ghost icon"
            href={`/api/v1/documents/${item.id}/text?download=true`}
            aria-label={m.document.download}
            title={m.document.download}
          >
            <Icon name="down" />
          </a>
          {item.placesSha256 !== null && (
            <a className="btn ghost sm" href={`/api/v1/documents/${item.id}/source`}>
              {m.document.downloadFile}
            </a>
          )}
          {item.deletedAt === null && (
            <Link className="btn pri" href={`/?document=${item.id}`}>
              {m.document.ask}
            </Link>
          )}
        </div>
        <DocumentWarnings warnings={item.warnings} />
        {seenBy && <SeenByRun name={item.name} seenBy={seenBy} />}
        <DocumentLines
          ref={lines}
          documentId={item.id}
          name={item.name}
          totalLines={item.lines}
          marks={marks}
          firstLine={places[0]?.line ?? 1}
          onTopLine={setTopLine}
          coverage={seenBy?.coverage ?? null}
        />
      </div>
      <DocumentSide document={item} versions={versions} runs={runs} />
    </main>
  );
}

function LineField({ total, onGo }: { total: number; onGo: (line: number) => void }) {
  const { m } = useMessages();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const line = Number(new FormData(event.currentTarget).get("line"));
        if (line >= 1) onGo(line);
      }}
    >
      <label className="search-field w-[110px]">
        <span className="sr-only">{m.document.goTo}</span>
        <input name="line" type="number" min={1} max={total} placeholder={m.document.goTo} />
      </label>
    </form>
  );
}
