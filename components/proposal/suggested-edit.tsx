"use client";

import { useState } from "react";
import { Segmented } from "@/components/base/segmented";
import { WordDiff } from "@/components/change/word-diff";
import { useMessages } from "@/components/messages/messages-provider";
import type { Proposal } from "@/lib/trace/proposal";

type View = "changes" | "result";

/** The edit as the page would change, word by word, or as it would read. */
export function SuggestedEdit({ proposal }: { proposal: Proposal }) {
  const { m } = useMessages();
  const [view, setView] = useState<View>("changes");
  const { edits, withoutEdit } = proposal;
  return (
    <section className="suggested" aria-labelledby="edit-title">
      <header>
        <h2 id="edit-title">{edits.length > 0 ? m.proposal.edit.title : m.proposal.edit.none}</h2>
        {edits.length > 0 && (
          <Segmented<View>
            label={m.proposal.edit.show}
            value={view}
            options={[
              { value: "changes", label: m.proposal.edit.changes },
              { value: "result", label: m.proposal.edit.result },
            ]}
            onChange={setView}
          />
        )}
      </header>
      {withoutEdit !== null && <p className="mt-1 text-ink-2">{withoutEdit}</p>}
      {edits.length > 0 && (
        <div className="edit-card">
          {edits.map((edit) => (
            <div key={`${edit.line}-${edit.oldText}`} className="edit-line">
              <span className="line-number">{edit.line}</span>
              <p className="word-diff">
                {view === "changes" ? (
                  <WordDiff oldText={edit.oldText} newText={edit.newText} />
                ) : (
                  edit.newText
                )}
                {edit.newText === "" && view === "result" && (
                  <span className="muted">{m.proposal.edit.removes}</span>
                )}
              </p>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
