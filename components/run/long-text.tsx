"use client";

import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { partStarts, partWith } from "./text-parts";

type Props = {
  text: string;
  className: string;
  /** Tells which part is wanted first. */
  found?: (part: string) => boolean;
  /** Where the text can be had as a file. */
  href?: string;
};

type Chosen = { part: number; isFromEnd: boolean };

const none = () => false;

/** A text of any length, one part of it at a time, with the way to the next, to the end and to a file of it all. */
export function LongText({ text, className, found = none, href }: Props) {
  const { m, number } = useMessages();
  const words = m.run.longText;
  const box = useRef<HTMLPreElement>(null);
  const starts = useMemo(() => partStarts(text), [text]);
  const wanted = useMemo(() => partWith(text, starts, found), [text, starts, found]);
  const [chosen, choose] = useState<Chosen | null>(null);
  const last = starts.length - 1;
  const at = Math.min(chosen?.part ?? wanted, last);
  const start = starts[at] ?? 0;
  const end = starts[at + 1] ?? text.length;
  useLayoutEffect(() => {
    if (chosen !== null && box.current)
      box.current.scrollTop = chosen.isFromEnd ? box.current.scrollHeight : 0;
  }, [chosen]);
  const go = (label: string, to: number, isFromEnd = false) => (
    <button
      type="button"
      className="btn ghost sm"
      disabled={to < 0 || to > last}
      onClick={() => choose({ part: to, isFromEnd })}
    >
      {label}
    </button>
  );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keys. */}
      <pre ref={box} className={className} tabIndex={0}>
        {text.slice(start, end)}
      </pre>
      {last > 0 && (
        <p className="mt-1 flex flex-wrap items-center gap-1">
          {go(words.first, 0)}
          {go(words.previous, at - 1)}
          <span className="muted num" role="status">
            {fill(words.shown, {
              from: number(start + 1),
              to: number(end),
              all: number(text.length),
            })}
          </span>
          {go(words.next, at + 1)}
          {go(words.last, last, true)}
          {href !== undefined && (
            <a className="btn ghost sm" href={href} download>
              {words.file}
            </a>
          )}
        </p>
      )}
    </>
  );
}
