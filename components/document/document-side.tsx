"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { restoreDocument } from "@/components/api/documents-api";
import type { DocumentItem, RunPage } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { RunStateMark } from "@/components/base/run-state-mark";
import { useMessages } from "@/components/messages/messages-provider";
import { DocumentVersions } from "@/components/version/document-versions";
import { fill } from "@/lib/format/fill";
import { formatBytes } from "@/lib/format/size";
import { runState } from "@/lib/trace/run-state";

type Props = { document: DocumentItem; versions: readonly DocumentItem[]; runs: RunPage };

/** What is known of a document, its versions, and the runs that used it. */
export function DocumentSide({ document: item, versions, runs }: Props) {
  const { m, count } = useMessages();
  return (
    <aside className="document-side" aria-label={m.document.title}>
      {item.deletedAt !== null && <Removed item={item} />}
      <p className="muted text-[12px]">
        {fill(m.document.facts, {
          size: formatBytes(item.bytes),
          lines: count(m.common.lines, item.lines),
          encoding: item.encoding,
        })}
      </p>
      <DocumentVersions document={item} versions={versions} />
      <h2 className="mt-4 mb-2">{m.document.usedBy}</h2>
      {runs.runs.length === 0 && <p className="muted text-[12px]">{m.document.usedByNone}</p>}
      <ul className="grid gap-1">
        {runs.runs.map((run) => (
          <li key={run.id}>
            <Link
              className="block rounded-md px-2 py-1.5 -mx-2 no-underline hover:bg-hover"
              href={`/runs/${run.id}`}
            >
              <span className="line-clamp-2">{run.question}</span>
              <RunStateMark state={runState(run)} />
            </Link>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Removed({ item }: { item: DocumentItem }) {
  const { m } = useMessages();
  const router = useRouter();
  const restore = useMutation({
    mutationFn: () => restoreDocument(item.id),
    onSuccess: () => router.refresh(),
  });
  return (
    <div className="notice k-plain mb-4">
      <Icon name="info" />
      <div>
        <p>
          <b>{m.document.removedTitle}.</b> {m.document.removedNote}
        </p>
        <button
          type="button"
          className="btn mt-2"
          disabled={restore.isPending}
          onClick={() => restore.mutate()}
        >
          {m.document.restore}
        </button>
        {restore.error && <ProblemNote error={restore.error} />}
      </div>
    </div>
  );
}
