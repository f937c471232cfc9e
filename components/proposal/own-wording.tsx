"use client";

import { type SyntheticEvent, useState } from "react";
import { WordDiff } from "@/components/change/word-diff";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { ProposalEdit } from "@/lib/trace/proposal";

type Props = {
  edits: readonly ProposalEdit[];
  isBusy: boolean;
  onAccept: (edits: { oldText: string; newText: string }[]) => void;
  onCancel: () => void;
};

/** The edit in the owner's own words, in place, with what it comes to below. */
export function OwnWording({ edits, isBusy, onAccept, onCancel }: Props) {
  const { m } = useMessages();
  const [texts, setTexts] = useState(() => edits.map(({ newText }) => newText));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onAccept(edits.map(({ oldText }, index) => ({ oldText, newText: texts[index] ?? "" })));
  };
  return (
    <form
      className="suggested"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit(event);
      }}
    >
      <h2>{m.proposal.edit.yours}</h2>
      <div className="edit-card grid gap-3 px-4">
        {edits.map((edit, index) => (
          <div key={`${edit.line}-${edit.oldText}`} className="grid gap-1">
            <label className="grid gap-1">
              <span className="muted text-[12px]">
                {fill(m.proposal.edit.field, { line: edit.line })}
              </span>
              <textarea
                className="field text-[15px]"
                rows={Math.min(14, Math.max(2, (texts[index] ?? "").split("\n").length + 1))}
                value={texts[index] ?? ""}
                // biome-ignore lint/a11y/noAutofocus: The person asked to edit just now.
                autoFocus={index === 0}
                onChange={(event) =>
                  setTexts(texts.map((text, at) => (at === index ? event.target.value : text)))
                }
              />
            </label>
            <p className="word-diff text-[13px]">
              <WordDiff oldText={edit.oldText} newText={texts[index] ?? ""} />
            </p>
          </div>
        ))}
      </div>
      <div className="decide">
        <button type="submit" className="btn pri big" disabled={isBusy}>
          {m.proposal.edit.accept}
        </button>
        <button
          type="button"
          className="btn big"
          onClick={() => setTexts(edits.map(({ newText }) => newText))}
        >
          {m.proposal.edit.reset}
        </button>
        <button type="button" className="btn big" onClick={onCancel}>
          {m.common.cancel}
        </button>
      </div>
    </form>
  );
}
