"use client";

import { useMemo, useRef } from "react";
import { flushSync } from "react-dom";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { useKeptPlace } from "./kept-state";
import { partStarts, partWith } from "./text-parts";

type Props = {
  /** Unique among all texts of a page. */
  name: string;
  text: string;
  className: string;
  /** Tells which part is wanted first. */
  found?: (part: string) => boolean;
  /** Where the text can be had as a file. */
  href?: string;
};

const none = () => false;

/** A text of any length, one part of it at a time, with the way to the next, to the end and to a file of it all. */
export function LongText({ name, text, className, found = none, href }: Props) {
  const { m, number } = useMessages();
  const words = m.run.longText;
  const box = useRef<HTMLPreElement>(null);
  const starts = useMemo(() => partStarts(text), [text]);
  const wanted = useMemo(() => partWith(text, starts, found), [text, starts, found]);
  const [chosen, choose] = useKeptPlace(`${name} part`);
  const last = starts.length - 1;
  const at = Math.min(chosen ?? wanted, last);
  const start = starts[at] ?? 0;
  const end = starts[at + 1] ?? text.length;
  const go = (to: number, isFromEnd = false) => {
    flushSync(() => choose(to));
    if (box.current) box.current.scrollTop = isFromEnd ? box.current.scrollHeight : 0;
  };
  const way = (label: string, to: number, isFromEnd = false) => (
    <button
      type="button"
      className="btn ghost sm"
      disabled={to < 0 || to > last}
      onClick={() => go(to, isFromEnd)}
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
        <div className="mt-1 flex flex-wrap items-center gap-1">
          <p className="muted w-full text-[12px]" role="status">
            {fill(words.shown, {
              from: number(start + 1),
              to: number(end),
              all: number(text.length),
            })}
          </p>
          {way(words.first, 0)}
          {way(words.previous, at - 1)}
          {way(words.next, at + 1)}
          {way(words.last, last, true)}
          {href !== undefined && (
            <a className="btn ghost sm" href={href} download>
              {words.file}
            </a>
          )}
        </div>
      )}
    </>
  );
}
