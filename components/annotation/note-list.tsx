"use client";

import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { usePanels } from "@/components/panels/panel-context";
import { useRun } from "@/components/run/run-context";
import { fill } from "@/lib/format/fill";
import { ScoreSign } from "./score-sign";

/** Everything that people wrote at this run, with a way to each step. */
export function NoteList({ nameOf }: { nameOf: (spanId: string) => string }) {
  const { m, count } = useMessages();
  const { select } = useRun();
  const panels = usePanels();
  if (!panels || panels.notes.size === 0) return null;
  const { notes, error, show } = panels;
  const all = [...notes.values()].flat().sort((a, b) => a.createdAt - b.createdAt);
  const goTo = (spanId: string | null) => {
    if (spanId === null) show({ kind: "notes", spanId });
    else select({ kind: "span", id: spanId });
  };
  return (
    <section className="note-list" aria-label={m.annotation.title}>
      <h2 className="text-[12px]">{count(m.annotation.count, all.length)}</h2>
      {error ? <ProblemNote error={error} /> : null}
      <ul>
        {all.map((note) => {
          const step = note.spanId === null ? m.annotation.atRun : nameOf(note.spanId);
          return (
            <li key={note.id}>
              <button
                type="button"
                title={fill(m.annotation.goTo, { step })}
                onClick={() => goTo(note.spanId)}
              >
                <span className="flex items-center gap-2">
                  {note.score && <ScoreSign score={note.score} words={m.annotation} />}
                  <b className="min-w-0 flex-1 truncate font-medium">{step}</b>
                  <span className="muted">{note.author || m.annotation.nobody}</span>
                </span>
                {note.text && <span className="line-clamp-2 text-ink-2">{note.text}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
