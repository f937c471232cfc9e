"use client";

import { useRef } from "react";
import type { RunPage } from "@/components/api/shapes";
import { MIN_PASTED_CHARS, useDrop } from "@/components/ask/use-drop";
import { FilePicker } from "@/components/base/file-picker";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { OpenedBefore } from "./opened-before";
import { type Opening, useOpenTrace } from "./use-open-trace";

/** Offered when a file is chosen; any other is read, too, when it is dropped. */
const READABLE = ".json,.jsonl,.ndjson,.txt,application/json";

/** Where a trace that was recorded elsewhere is opened: dropped, chosen or pasted. */
export function OpenScreen({ initial }: { initial: RunPage }) {
  const { m } = useMessages();
  const words = m.exchange.open;
  const toast = useToast();
  const { opening, error, open, cancel } = useOpenTrace();
  const openFirst = ([first, ...others]: readonly File[]) => {
    if (!first) return;
    if (others.length > 0) toast({ text: words.onlyFirst });
    void open(first);
  };
  const openText = (text: string) => void open(new File([text], words.pastedName));
  const isOver = useDrop({
    onFiles: openFirst,
    onText: (text) => text.length >= MIN_PASTED_CHARS && openText(text),
  });
  return (
    <main id="main" className="mx-auto w-full max-w-[1128px] px-4 py-6 sm:px-12 sm:py-9">
      <h1>{words.title}</h1>
      <p className="mb-4 max-w-[72ch] text-[14px] text-ink-2">{words.lead}</p>
      <section className={`card open-drop${isOver ? " over" : ""}`} aria-label={words.title}>
        <p>{isOver ? words.release : words.drop}</p>
        <FilePicker label={words.choose} accept={READABLE} isMain onFiles={openFirst} />
        <div role="status" className="w-full">
          {opening && <Progress opening={opening} onCancel={cancel} />}
        </div>
        {error !== null && <ProblemNote error={error} />}
      </section>
      <div className="open-columns">
        <PasteField onText={openText} />
        <section aria-labelledby="reads">
          <h2 id="reads">{words.reads}</h2>
          <ul className="open-formats">
            {Object.entries(words.formats).map(([format, text]) => (
              <li key={format}>
                <Icon name="check" small />
                {text}
              </li>
            ))}
          </ul>
        </section>
      </div>
      <OpenedBefore initial={initial} />
    </main>
  );
}

function Progress({ opening, onCancel }: { opening: Opening; onCancel: () => void }) {
  const { m } = useMessages();
  const words = m.exchange.open;
  const percent = Math.floor(opening.share * 100);
  const template = percent < 100 ? words.sending : words.reading;
  return (
    <div className="flex items-center gap-3">
      <span className="min-w-0 flex-1 truncate">
        {fill(template, { name: opening.name, percent })}
      </span>
      <span className="progress open-progress" aria-hidden="true">
        <i style={{ width: `${percent}%` }} />
      </span>
      <button type="button" className="btn sm" onClick={onCancel}>
        {words.cancel}
      </button>
    </div>
  );
}

/** The field keeps its own text, so that what is pasted before the page is interactive counts, too. */
function PasteField({ onText }: { onText: (text: string) => void }) {
  const { m } = useMessages();
  const words = m.exchange.open;
  const field = useRef<HTMLTextAreaElement>(null);
  const open = () => {
    const text = field.current?.value ?? "";
    if (text.trim() === "") field.current?.focus();
    else onText(text);
  };
  return (
    <section className="min-w-0" aria-labelledby="paste">
      <h2 id="paste">{words.paste}</h2>
      <textarea
        ref={field}
        className="field open-paste mono"
        aria-label={words.pasteLabel}
        spellCheck={false}
      />
      <button type="button" className="btn mt-2" onClick={open}>
        {words.openPasted}
      </button>
    </section>
  );
}
