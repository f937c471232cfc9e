"use client";

import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { useRun } from "./run-context";

/** A field that finds words in every step, and leads from hit to hit. */
export function StepSearch() {
  const { m, count, number } = useMessages();
  const { filter, setFilter, search } = useRun();
  const { hits, total, at, go, cut } = search;
  const words = m.viewer.search;
  const isOn = filter.words.trim() !== "";
  return (
    <search className="step-search">
      <label className="search-field">
        <Icon name="search" small />
        <span className="sr-only">{m.run.steps.find}</span>
        <input
          id="find-step"
          type="search"
          placeholder={m.run.steps.findPlaceholder}
          value={filter.words}
          onChange={(event) => setFilter({ words: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== "Escape") return;
            // Escape gives the keys back to the page; the browser's own would forget the words.
            event.preventDefault();
            if (event.key === "Escape") event.currentTarget.blur();
            else go(event.shiftKey ? -1 : 1);
          }}
        />
      </label>
      {isOn && (
        <div className="hits">
          <p role="status" className="muted flex-1">
            {hits.length === 0
              ? words.none
              : at === null
                ? count(words.steps, hits.length)
                : fill(words.at, { at: number(at + 1), steps: count(words.steps, hits.length) })}
            {hits.length > 0 && ` · ${count(words.places, total)}`}
          </p>
          {([-1, 1] as const).map((by) => (
            <button
              key={by}
              type="button"
              className="btn ghost icon sm"
              aria-label={by > 0 ? words.next : words.previous}
              title={by > 0 ? words.next : words.previous}
              disabled={hits.length === 0}
              onClick={() => go(by)}
            >
              <Icon name={by > 0 ? "open" : "up"} small />
            </button>
          ))}
        </div>
      )}
      {isOn && cut > 0 && (
        <p className="cut-note muted">
          {search.isSearching ? (
            words.searching
          ) : (
            <>
              {count(words.cut, cut)}{" "}
              <button type="button" className="link" onClick={search.searchWhole}>
                {words.whole}
              </button>
            </>
          )}
        </p>
      )}
      {search.error && <ProblemNote error={search.error} onRetry={search.searchWhole} />}
    </search>
  );
}
