"use client";

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from "react";
import { searchDocument } from "@/components/api/documents-api";
import type { SearchHit, SearchMode } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useKeys } from "@/components/base/use-keys";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { TextMark } from "./marks";

const modes: readonly SearchMode[] = ["text", "regex", "fuzzy"];

type Props = {
  documentId: string;
  onHits: (marks: readonly TextMark[]) => void;
  onGo: (line: number) => void;
};

/** Finds in the whole text, not only in what is on screen; the hits come from the server a page at a time. */
export function DocumentSearch({ documentId, onHits, onGo }: Props) {
  const { m, count, number } = useMessages();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  const [mode, setMode] = useState<SearchMode>("text");
  /** The hit shown, counted from 0 among those of the page, and where the page begins. */
  const [at, setAt] = useState({ index: 0, from: 0, before: 0 });
  const q = useDeferredValue(words);
  const query = useQuery({
    queryKey: ["search", documentId, mode, q, at.from],
    queryFn: ({ signal }) => searchDocument(documentId, { q, mode, from: at.from }, signal),
    enabled: q.trim() !== "",
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const hits = q.trim() === "" ? none : (query.data?.hits ?? none);
  const total = query.data?.total ?? 0;
  const current = hits[at.index];
  useEffect(() => {
    onHits(
      hits.map(
        (hit, index): TextMark => ({ ...hit, kind: index === at.index ? "current" : "hit" }),
      ),
    );
  }, [hits, at.index, onHits]);
  const line = current?.line;
  // biome-ignore lint/correctness/useExhaustiveDependencies: Another hit on the same line is gone to as well.
  useEffect(() => {
    if (line !== undefined) onGo(line);
  }, [line, at.index, q, mode]);

  const restart = () => setAt({ index: 0, from: 0, before: 0 });
  const step = (by: 1 | -1) => {
    const next = at.index + by;
    if (next >= 0 && next < hits.length) setAt({ ...at, index: next });
    else if (by > 0 && at.before + hits.length < total && mode !== "fuzzy") {
      const last = hits.at(-1);
      if (last)
        setAt({
          index: 0,
          from: Math.max(last.end, last.start + 1),
          before: at.before + hits.length,
        });
    } else if (by < 0 && at.from > 0) restart();
  };
  useKeys((key) => {
    if (key === "/") field.current?.focus();
    else if (key === "n") step(1);
    else if (key === "N") step(-1);
    else return false;
    return true;
  });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    }
    if (event.key === "Escape") event.currentTarget.blur();
  };
  return (
    <search className="flex flex-wrap items-center gap-1">
      <label className="search-field w-[260px] max-w-full">
        <Icon name="search" small />
        <span className="sr-only">{m.document.find}</span>
        <input
          ref={field}
          type="search"
          placeholder={m.document.find}
          value={words}
          aria-invalid={query.isError}
          onChange={(event) => {
            setWords(event.target.value);
            restart();
          }}
          onKeyDown={onKeyDown}
        />
        <span className="whitespace-nowrap text-[11px]" aria-live="polite">
          {q.trim() !== "" && query.isSuccess
            ? total === 0
              ? m.document.noHits
              : fill(m.document.hitOf, {
                  at: number(at.before + at.index + 1),
                  total: number(total),
                })
            : ""}
          {query.isFetching && "…"}
        </span>
      </label>
      <select
        className="h-[30px] rounded-md border border-ctl-line bg-surface px-1 text-[12px]"
        aria-label={m.document.mode}
        value={mode}
        onChange={(event) => {
          setMode(modes.find((one) => one === event.target.value) ?? "text");
          restart();
        }}
      >
        {modes.map((one) => (
          <option key={one} value={one}>
            {m.document[one]}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="btn ghost icon"
        aria-label={m.document.previous}
        disabled={hits.length === 0}
        onClick={() => step(-1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        className="btn ghost icon"
        aria-label={m.document.next}
        title={count(m.document.hits, total)}
        disabled={hits.length === 0}
        onClick={() => step(1)}
      >
        <Icon name="open" />
      </button>
      {query.error && (
        <p role="alert" className="k-error basis-full text-[12px] text-k">
          {errorText(query.error)}
        </p>
      )}
    </search>
  );
}

const none: readonly SearchHit[] = [];
