"use client";

import { useRef, useState } from "react";
import type { SearchMode } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useKeys } from "@/components/base/use-keys";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { TextMark } from "./marks";
import { useTextSearch } from "./use-text-search";

const modes: readonly SearchMode[] = ["text", "regex", "fuzzy"];

type Props = {
  documentId: string;
  onHits: (marks: readonly TextMark[]) => void;
  onGo: (line: number) => void;
};

/** Finds in the whole text, not only in what is on screen. */
export function DocumentSearch({ documentId, onHits, onGo }: Props) {
  const { m } = useMessages();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  const [mode, setMode] = useState<SearchMode>("text");
  const search = useTextSearch({ documentId, words, mode, onHits, onGo });
  useKeys((key) => {
    if (key === "/") field.current?.focus();
    else if (key === "n") search.step(1);
    else if (key === "N") search.step(-1);
    else return false;
    return true;
  });
  return (
    <search className="flex flex-wrap items-center gap-1 max-sm:w-full">
      <label className="search-field w-[260px] min-w-0 max-sm:flex-1">
        <Icon name="search" small />
        <span className="sr-only">{m.document.find}</span>
        <input
          ref={field}
          type="search"
          placeholder={m.document.find}
          value={words}
          aria-invalid={search.error !== null}
          onChange={(event) => {
            setWords(event.target.value);
            search.restart();
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            search.step(event.shiftKey ? -1 : 1);
          }}
        />
        <HitCount {...search} />
      </label>
      <select
        className="h-[30px] rounded-md border border-ctl-line bg-surface px-1 text-[12px]"
        aria-label={m.document.mode}
        value={mode}
        onChange={(event) => {
          setMode(modes.find((one) => one === event.target.value) ?? "text");
          search.restart();
        }}
      >
        {modes.map((one) => (
          <option key={one} value={one}>
            {m.document[one]}
          </option>
        ))}
      </select>
      <StepButtons isDisabled={search.hits.length === 0} onStep={search.step} />
      {search.error && (
        <p role="alert" className="k-error basis-full text-[12px] text-k">
          {errorText(search.error)}
        </p>
      )}
    </search>
  );
}

type HitCountProps = { isDone: boolean; isFetching: boolean; total: number; number: number };

function HitCount({ isDone, isFetching, total, number: at }: HitCountProps) {
  const { m, number } = useMessages();
  const text =
    total === 0
      ? m.document.noHits
      : fill(m.document.hitOf, { at: number(at), total: number(total) });
  return (
    <span className="text-[11px] whitespace-nowrap" aria-live="polite">
      {isDone && text}
      {isFetching && "…"}
    </span>
  );
}

function StepButtons({
  isDisabled,
  onStep,
}: {
  isDisabled: boolean;
  onStep: (by: 1 | -1) => void;
}) {
  const { m } = useMessages();
  const buttons = [
    { by: -1, label: m.document.previous, icon: "up" },
    { by: 1, label: m.document.next, icon: "open" },
  ] as const;
  return buttons.map(({ by, label, icon }) => (
    <button
      key={by}
      type="button"
      className="btn ghost icon"
      aria-label={label}
      title={label}
      disabled={isDisabled}
      onClick={() => onStep(by)}
    >
      <Icon name={icon} />
    </button>
  ));
}
