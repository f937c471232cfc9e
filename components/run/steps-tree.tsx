"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { Step } from "@/lib/trace/select";
import { TreeRows } from "./tree-rows-view";
import { useTreeRows } from "./use-tree-rows";

type Props = { steps: readonly Step[]; words: string; onWords: (words: string) => void };

/** Every step in one column, with its time and cost, and a field that finds in all of them. */
export function StepsTree({ steps, words, onWords }: Props) {
  const { m, count } = useMessages();
  const { rows, fold, stepCount, hitCount } = useTreeRows(steps, words);
  return (
    <nav className="pane tree" aria-label={m.run.steps.title}>
      <div className="pane-head">
        <h2>{m.run.steps.title}</h2>
        <span className="muted flex-1 truncate">
          {hitCount === null
            ? count(m.run.steps.steps, stepCount)
            : count(m.run.steps.hits, hitCount)}
        </span>
      </div>
      <label className="search-field mx-2 mt-2">
        <Icon name="search" small />
        <span className="sr-only">{m.run.steps.find}</span>
        <input
          id="find-step"
          type="search"
          placeholder={m.run.steps.findPlaceholder}
          value={words}
          onChange={(event) => onWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
      </label>
      <div className="tree-heads" aria-hidden="true">
        <span className="c1">{m.run.steps.seconds}</span>
        <span className="c2">{m.run.steps.cents}</span>
      </div>
      <TreeRows rows={rows} onFold={fold} />
      <p className="tree-keys">
        <span>
          <kbd>j</kbd> <kbd>k</kbd> {m.run.steps.title.toLowerCase()}
        </span>
        <span>
          <kbd>/</kbd> {m.keys.find.toLowerCase()}
        </span>
        <span>
          <kbd>?</kbd> {m.keys.title.toLowerCase()}
        </span>
      </p>
    </nav>
  );
}
