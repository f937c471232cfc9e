"use client";

import { useState } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { Annotation } from "@/lib/trace/annotation";
import { AnnotationForm, type Written } from "./annotation-form";
import { ScoreSign } from "./score-sign";
import { useAnnotate } from "./use-annotations";

type Props = {
  runId: string;
  spanId: string | null;
  /** Whose step it is, where that does not stand right above; null otherwise. */
  of: string | null;
  notes: readonly Annotation[];
  isWriting: boolean;
  onClose: () => void;
};

/** What people wrote at one step, and the form for more. */
export function StepNotes({ runId, spanId, of, notes, isWriting, onClose }: Props) {
  const { m } = useMessages();
  const { write, change, remove } = useAnnotate(runId);
  const [edited, setEdited] = useState<string | null>(null);
  const add = (written: Written) =>
    write.mutate({ spanId, ...written }, { onSuccess: () => onClose() });
  const rewrite = (id: string, { text, score }: Written) =>
    change.mutate({ id, text, score }, { onSuccess: () => setEdited(null) });
  return (
    <section
      className="notes"
      aria-label={spanId === null ? m.annotation.wholeLabel : m.annotation.label}
    >
      {of !== null && <h3 className="over">{of}</h3>}
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note.id}>
              {edited === note.id ? (
                <AnnotationForm
                  before={note}
                  saving={change}
                  onSave={(written) => rewrite(note.id, written)}
                  onClose={() => setEdited(null)}
                />
              ) : (
                <Note
                  note={note}
                  onEdit={() => setEdited(note.id)}
                  onRemove={() => remove.mutate(note.id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {isWriting && <AnnotationForm before={null} saving={write} onSave={add} onClose={onClose} />}
    </section>
  );
}

type NoteProps = { note: Annotation; onEdit: () => void; onRemove: () => void };

function Note({ note, onEdit, onRemove }: NoteProps) {
  const { m, locale } = useMessages();
  const words = m.annotation;
  const written = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <article className="note">
      <header>
        {note.score && <ScoreSign score={note.score} words={words} />}
        <b>{note.author || words.nobody}</b>
        <time className="muted" dateTime={new Date(note.createdAt).toISOString()}>
          {written.format(note.createdAt)}
        </time>
        {note.updatedAt > note.createdAt && <span className="muted">{words.edited}</span>}
        <span className="flex-1" />
        <button type="button" className="btn ghost sm" onClick={onEdit}>
          <Icon name="pen" small />
          {words.edit}
        </button>
        <button type="button" className="btn ghost sm" onClick={onRemove}>
          <Icon name="x" small />
          {words.remove}
        </button>
      </header>
      {note.text && <p className="note-text">{note.text}</p>}
    </article>
  );
}
