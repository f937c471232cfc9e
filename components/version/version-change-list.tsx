"use client";

import { useQuery } from "@tanstack/react-query";
import { readChanges } from "@/components/api/documents-api";
import type { VersionChanges } from "@/components/api/shapes";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";

const MOST_SHOWN = 50;

/** What a version changed: counted at once, line by line when opened. */
export function VersionChangeList({ documentId }: { documentId: string }) {
  const { m, number } = useMessages();
  const changes = useQuery({
    queryKey: ["changes", documentId],
    queryFn: ({ signal }) => readChanges(documentId, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const words = m.verification.versions;
  if (changes.error) return <ProblemNote error={changes.error} />;
  if (!changes.data) return <p className="muted text-[12px]">{m.common.loading}</p>;
  const { from, addedLines, removedLines, isWhole } = changes.data;
  if (addedLines + removedLines === 0) return <p className="muted text-[12px]">{words.none}</p>;
  return (
    <details className="my-2">
      <summary>
        {fill(words.changes, { n: from.version })}:{" "}
        {fill(words.counts, { added: number(addedLines), removed: number(removedLines) })}
      </summary>
      <ol className="mt-1 grid gap-2">
        {changes.data.changes.slice(0, MOST_SHOWN).map((change) => (
          <Change key={`${change.oldLine} ${change.newLine}`} change={change} />
        ))}
      </ol>
      {(!isWhole || changes.data.changes.length > MOST_SHOWN) && (
        <p className="muted text-[12px]">{words.more}</p>
      )}
    </details>
  );
}

function Change({ change }: { change: VersionChanges["changes"][number] }) {
  const { m, count, number } = useMessages();
  const words = m.verification.versions;
  return (
    <li className="mono min-w-0 text-[12px]">
      <a className="link" href={`#L${change.newLine}`}>
        {fill(m.document.line, { n: number(change.newLine) })}
      </a>
      <Lines sign="−" name={words.before} lines={change.removed} isOld />
      <Lines sign="+" name={words.after} lines={change.added} />
      {change.unlisted > 0 && <p className="muted">{count(words.unlisted, change.unlisted)}</p>}
    </li>
  );
}

type LinesProps = { sign: string; name: string; lines: readonly string[]; isOld?: boolean };

function Lines({ sign, name, lines, isOld = false }: LinesProps) {
  const Tag = isOld ? "del" : "ins";
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a change never change, and may be equal.
    <p key={index} className="break-words whitespace-pre-wrap">
      <span aria-hidden="true">{sign} </span>
      <span className="sr-only">{name} </span>
      <Tag className="no-underline">{line}</Tag>
    </p>
  ));
}
