"use client";

import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { RunSummary } from "@/lib/trace/run-summary";
import { useRun } from "./run-context";

/** Every document of a run over several, with how much of the answer rests on each. */
export function RunDocuments({ summary }: { summary: RunSummary }) {
  const { m, count } = useMessages();
  const { evidence, runId } = useRun();
  const { documents } = summary.config;
  if (documents.length < 2) return null;
  return (
    <ul className="mb-2 flex flex-wrap gap-1.5" aria-label={m.ensemble.documents.label}>
      {documents.map(({ id, name }, doc) => {
        const cited = evidence.filter((piece) => piece.doc === doc).length;
        return (
          <li key={id}>
            <Link
              className="chip"
              href={`/documents/${id}?${new URLSearchParams({ run: runId }).toString()}`}
            >
              <Icon name="doc" small />
              <span className="max-w-[240px] truncate">{name}</span>
              {cited > 0 && <b>{count(m.ensemble.documents.cited, cited)}</b>}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
