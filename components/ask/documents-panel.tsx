"use client";

import Link from "next/link";
import { useId, useState } from "react";
import type { DocumentItem } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { SearchField } from "@/components/base/search-field";
import { useMessages } from "@/components/messages/messages-provider";
import { VersionChip } from "@/components/version/version-chip";
import { fill } from "@/lib/format/fill";
import { estimateTokens } from "@/lib/format/size";
import { AddFilesButton } from "./add-files-button";
import { UploadList } from "./upload-list";
import type { UploadState } from "./use-uploads";

type Props = {
  documents: readonly DocumentItem[];
  error: unknown;
  chosen: ReadonlySet<string>;
  uploads: readonly UploadState[];
  onToggle: (documentId: string) => void;
  onRemove: (document: DocumentItem) => void;
  onFiles: (files: Iterable<File>) => void;
  onDismissUpload: (id: number) => void;
};

export function DocumentsPanel(props: Props) {
  const { m } = useMessages();
  const [words, setWords] = useState("");
  const wanted = words.trim().toLowerCase();
  const shown = props.documents.filter((item) => item.name.toLowerCase().includes(wanted));
  return (
    <section aria-labelledby="library">
      <header className="flex items-center gap-2">
        <h2 id="library" className="flex-1">
          {m.library.title}
        </h2>
        <AddFilesButton onFiles={props.onFiles} />
      </header>
      <SearchField
        id="library-find"
        label={m.library.find}
        words={words}
        onWords={setWords}
        className="mt-2.5 mb-1.5"
      />
      {props.error !== null && <ProblemNote error={props.error} />}
      <UploadList uploads={props.uploads} onDismiss={props.onDismissUpload} />
      <ul className="library">
        {shown.map((item) => (
          <LibraryRow key={item.id} item={item} isChosen={props.chosen.has(item.id)} {...props} />
        ))}
      </ul>
      {props.documents.length === 0 && (
        <p className="py-2">
          <b className="font-medium">{m.library.none}</b>
          <span className="muted block text-[12px]">{m.library.noneNote}</span>
        </p>
      )}
      {props.documents.length > 0 && shown.length === 0 && (
        <p className="muted py-2 text-[12px]">{fill(m.library.noHit, { words })}</p>
      )}
      <p className="drop-hint">
        <Icon name="down" />
        <span>{m.upload.drop}</span>
      </p>
    </section>
  );
}

type RowProps = Pick<Props, "onToggle" | "onRemove"> & { item: DocumentItem; isChosen: boolean };

function LibraryRow({ item, isChosen, onToggle, onRemove }: RowProps) {
  const { m, count } = useMessages();
  const id = useId();
  const size = `${count(m.common.lines, item.lines)}, ${count(m.common.tokens, estimateTokens(item.chars))}`;
  return (
    <li className="group flex items-center">
      <label htmlFor={id} className="library-row">
        <input id={id} type="checkbox" checked={isChosen} onChange={() => onToggle(item.id)} />
        <span className="min-w-0 flex-1">
          <b className="block truncate font-medium">{item.name}</b>
          <span className="muted block truncate text-[11.5px] leading-4">{size}</span>
        </span>
        {item.warnings.length > 0 && (
          <span className="chip k k-repair" title={item.warnings.join("\n")}>
            <Icon name="alert" small />
            <span className="sr-only">{count(m.library.warnings, item.warnings.length)}</span>
          </span>
        )}
        <VersionChip version={item.version} />
        {item.sample && <span className="chip">{m.library.sample}</span>}
      </label>
      <Link
        className="btn ghost icon sm"
        href={`/documents/${item.id}`}
        aria-label={fill(m.library.open, { name: item.name })}
        title={fill(m.library.open, { name: item.name })}
      >
        <Icon name="doc" />
      </Link>
      <button
        type="button"
        className="btn ghost icon sm library-remove"
        aria-label={fill(m.library.remove, { name: item.name })}
        title={fill(m.library.remove, { name: item.name })}
        onClick={() => onRemove(item)}
      >
        <Icon name="x" small />
      </button>
    </li>
  );
}
