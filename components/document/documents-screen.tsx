"use client";

import Link from "next/link";
import { useState } from "react";
import type { DocumentItem } from "@/components/api/shapes";
import { AddFilesButton } from "@/components/ask/add-files-button";
import { DropCurtain } from "@/components/ask/drop-curtain";
import { UploadList } from "@/components/ask/upload-list";
import { useIntake } from "@/components/ask/use-intake";
import { useLibrary } from "@/components/ask/use-library";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { SearchField } from "@/components/base/search-field";
import { useNow } from "@/components/base/use-now";
import { useMessages } from "@/components/messages/messages-provider";
import { VersionChip } from "@/components/version/version-chip";
import { formatAge } from "@/lib/format/age";
import { fill } from "@/lib/format/fill";
import { estimateTokens, formatBytes } from "@/lib/format/size";

/** Every document, with what there is to know before asking. */
export function DocumentsScreen({ initial }: { initial: DocumentItem[] }) {
  const { m } = useMessages();
  const { documents, error, put, remove } = useLibrary(initial);
  const { uploads, add, dismiss, isOver } = useIntake(put);
  const [words, setWords] = useState("");
  const wanted = words.trim().toLowerCase();
  const shown = documents.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <main id="main" className="mx-auto w-full max-w-[1128px] px-4 py-6 sm:px-12 sm:py-9">
      <header className="mb-4 flex flex-wrap items-end gap-3">
        <div className="min-w-[240px] flex-1">
          <h1>{m.library.title}</h1>
          <p className="text-[14px] text-ink-2">{m.library.lead}</p>
        </div>
        <SearchField
          label={m.library.find}
          words={words}
          onWords={setWords}
          className="w-[220px]"
        />
        <AddFilesButton onFiles={add} isPrimary />
      </header>
      {error !== null && <ProblemNote error={error} />}
      <UploadList uploads={uploads} onDismiss={dismiss} />
      {documents.length === 0 ? (
        <div className="card p-6">
          <h2>{m.library.none}</h2>
          <p className="text-ink-2">{m.library.noneNote}</p>
        </div>
      ) : (
        <DocumentTable documents={shown} onRemove={(item) => void remove(item)} />
      )}
      {documents.length > 0 && shown.length === 0 && (
        <p className="muted py-3">{fill(m.library.noHit, { words })}</p>
      )}
      <p className="drop-hint">
        <Icon name="down" />
        <span>{m.upload.drop}</span>
      </p>
      {isOver && <DropCurtain />}
    </main>
  );
}

type TableProps = {
  documents: readonly DocumentItem[];
  onRemove: (document: DocumentItem) => void;
};

function DocumentTable({ documents, onRemove }: TableProps) {
  const { m } = useMessages();
  const { columns } = m.library;
  const now = useNow(60_000);
  return (
    <div className="card overflow-hidden">
      <table className="table documents-table">
        <caption className="sr-only">{m.library.title}</caption>
        <thead>
          <tr>
            <th>{columns.name}</th>
            <th className="num">{columns.size}</th>
            <th className="num">{columns.lines}</th>
            <th className="num">{columns.tokens}</th>
            <th>{columns.encoding}</th>
            <th className="num">{columns.added}</th>
            <th>
              <span className="sr-only">{m.library.ask}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((item) => (
            <DocumentTableRow key={item.id} item={item} now={now} onRemove={onRemove} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { item: DocumentItem; now: number | null; onRemove: (item: DocumentItem) => void };

function DocumentTableRow({ item, now, onRemove }: RowProps) {
  const { m, number, count, locale } = useMessages();
  return (
    <tr>
      <td>
        <span className="flex min-w-0 items-center gap-2">
          <Link
            className="truncate font-medium no-underline hover:underline"
            href={`/documents/${item.id}`}
          >
            {item.name}
          </Link>
          <VersionChip version={item.version} />
          {item.sample && <span className="chip">{m.library.sample}</span>}
          {item.warnings.length > 0 && (
            <span className="chip k k-repair" title={item.warnings.join("\n")}>
              <Icon name="alert" small />
              {count(m.library.warnings, item.warnings.length)}
            </span>
          )}
        </span>
      </td>
      <td className="num">{formatBytes(item.bytes)}</td>
      <td className="num">{number(item.lines)}</td>
      <td className="num">{number(estimateTokens(item.chars))}</td>
      <td>{item.encoding}</td>
      <td className="num muted">
        {now === null ? "" : (formatAge(item.createdAt, now, locale) ?? m.common.now)}
      </td>
      <td>
        <span className="flex justify-end gap-1">
          <Link className="btn" href={`/?document=${item.id}`}>
            {m.library.ask}
          </Link>
          <button
            type="button"
            className="btn ghost icon"
            aria-label={fill(m.library.remove, { name: item.name })}
            title={fill(m.library.remove, { name: item.name })}
            onClick={() => onRemove(item)}
          >
            <Icon name="x" small />
          </button>
        </span>
      </td>
    </tr>
  );
}
