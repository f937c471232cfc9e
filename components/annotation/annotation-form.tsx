"use client";

import { type KeyboardEvent, type SyntheticEvent, useEffect, useId, useRef, useState } from "react";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useCommandKey } from "@/components/base/use-command-key";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Annotation, AnnotationScore } from "@/lib/trace/annotation";
import { useAuthor } from "./use-author";

/** As the server takes it. */
const LONGEST = 4_000;
const NEARLY_FULL = 400;

const scores = ["good", "bad"] as const satisfies readonly AnnotationScore[];

export type Written = Pick<Annotation, "text" | "score" | "author">;

type Props = {
  /** What is changed; null for something new. */
  before: Annotation | null;
  saving: { isPending: boolean; error: unknown };
  onSave: (written: Written) => void;
  onClose: () => void;
};

/** A thumb, a comment, or both. The name stays in this browser. */
export function AnnotationForm({ before, saving, onSave, onClose }: Props) {
  const { m } = useMessages();
  const words = m.annotation;
  const command = useCommandKey();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(before?.text ?? "");
  const [score, setScore] = useState<AnnotationScore | null>(before?.score ?? null);
  const [author, setAuthor] = useAuthor();
  useEffect(() => {
    field.current?.focus();
  }, []);
  const isEmpty = text.trim() === "" && score === null;
  const save = () => {
    if (!isEmpty && !saving.isPending) onSave({ text, score, author });
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onClose();
    }
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) save();
  };
  return (
    <form className="note-form" onSubmit={submit} onKeyDown={onKeyDown}>
      <ScoreChoice score={score} onChange={setScore} />
      <textarea
        ref={field}
        className="field"
        rows={3}
        maxLength={LONGEST}
        aria-label={words.text}
        placeholder={words.placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {LONGEST - text.length <= NEARLY_FULL && <CharsLeft left={LONGEST - text.length} />}
      {saving.error ? <ProblemNote error={saving.error} /> : null}
      <footer>
        {!before && (
          <label title={words.authorNote}>
            <span className="sr-only">{words.author}</span>
            <input
              className="field"
              maxLength={200}
              autoComplete="name"
              placeholder={words.author}
              value={author}
              onChange={(event) => setAuthor(event.target.value)}
            />
          </label>
        )}
        <span className="muted flex-1 max-sm:hidden">
          {fill(words.keys, { key: `${command} ↵` })}
        </span>
        <button type="button" className="btn" onClick={onClose}>
          {m.common.cancel}
        </button>
        <button type="submit" className="btn pri" disabled={isEmpty || saving.isPending}>
          {saving.isPending ? words.saving : words.save}
        </button>
      </footer>
    </form>
  );
}

function CharsLeft({ left }: { left: number }) {
  const { m, count } = useMessages();
  return <p className="muted">{count(m.annotation.left, left)}</p>;
}

type ChoiceProps = {
  score: AnnotationScore | null;
  onChange: (score: AnnotationScore | null) => void;
};

/** Two thumbs; pressing the one that is chosen takes it back. */
function ScoreChoice({ score, onChange }: ChoiceProps) {
  const { m } = useMessages();
  const label = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: Two buttons that can both be up are no field of a form.
    <div className="thumbs" role="group" aria-labelledby={label}>
      <span id={label} className="sr-only">
        {m.annotation.score}
      </span>
      {scores.map((each) => (
        <button
          key={each}
          type="button"
          className={`btn ${each === "good" ? "k-check" : "k-repair"}`}
          aria-pressed={score === each}
          onClick={() => onChange(score === each ? null : each)}
        >
          <Icon name={each} />
          {m.annotation[each]}
        </button>
      ))}
    </div>
  );
}
