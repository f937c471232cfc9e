"use client";

import { Icon } from "@/components/base/icon";
import { WordDiff } from "@/components/change/word-diff";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { CheckedEdit } from "@/lib/trace/court";
import { ExhibitBadge } from "./exhibit-badge";

type Props = { edits: readonly CheckedEdit[]; isOver: boolean };

/** What the judge would change, word by word, and whether it applies to the page. */
export function EditList({ edits, isOver }: Props) {
  const { m } = useMessages();
  if (edits.length === 0)
    return isOver ? <p className="edit-note muted">{m.trial.judge.noEdits}</p> : null;
  return (
    <ol aria-label={m.trial.judge.edits}>
      {edits.map((edit, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: An edit is its place in the verdict.
        <li key={index} className={edit.applies ? undefined : "withheld"}>
          <header>
            {edit.exhibits.map((id) => (
              <ExhibitBadge key={id} id={id} stands />
            ))}
            {edit.place && (
              <span className="mono">{fill(m.trial.judge.lines, { line: edit.place.line })}</span>
            )}
            <span className="flex-1" />
            <span className={`state ${edit.applies ? "k-check" : "k-error"}`}>
              <Icon name={edit.applies ? "check" : "x"} />
              {edit.applies ? m.trial.judge.applies : m.trial.judge.withheld}
            </span>
          </header>
          <p className="word-diff">
            <WordDiff oldText={edit.oldText} newText={edit.newText} />
          </p>
          {edit.newText === "" && <p className="muted">{m.trial.judge.deletes}</p>}
          {edit.reason && <p className="muted">{edit.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
