"use client";

import { useMemo } from "react";
import { Icon } from "@/components/base/icon";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { ShortList } from "@/components/run/short-list";
import { fill } from "@/lib/format/fill";
import { type AnswerChange, compareAnswers } from "@/lib/trace/compare/compare-answers";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";
import { SideMark } from "./side-mark";
import { WordParts } from "./word-parts";

const SHOWN_MARKS = 6;

/** A's answer as it becomes B's, and which of its claims changed. */
export function AnswerDiff({ a, b }: { a: RunSummary; b: RunSummary }) {
  const speech = useMessages();
  const { m } = speech;
  const change = useMemo(() => compareAnswers(a, b), [a, b]);
  const words = m.compare.answer;
  return (
    <section className="compare-answer" aria-labelledby="compared-answer">
      <header>
        <h2 id="compared-answer">{words.title}</h2>
        <Verdict change={change} />
      </header>
      {change.a !== null && change.b !== null ? (
        <p className="word-diff">
          {change.a === change.b ? change.a : <WordParts a={change.a} b={change.b} />}
        </p>
      ) : (
        <>
          {change.a !== null && <p className="word-diff">{change.a}</p>}
          {change.b !== null && <p className="word-diff">{change.b}</p>}
        </>
      )}
      {change.marked.length > 0 && (
        <ShortList name="marks" items={change.marked} first={SHOWN_MARKS}>
          {(shown, more) => (
            <ul className="mark-changes">
              {shown.map(({ a: one, b: other }) => (
                <li key={`${one.start} ${other.start}`}>
                  {fill(words.markFromTo, {
                    text: one.text,
                    a: m.run.answer[one.mark],
                    b: m.run.answer[other.mark],
                  })}
                </li>
              ))}
              {more && <li>{more}</li>}
            </ul>
          )}
        </ShortList>
      )}
      {(["a", "b"] as const).map((side) => {
        const { error } = side === "a" ? a : b;
        return (
          error && (
            <p key={side} className="k-error flex items-center gap-2 text-k">
              <SideMark side={side} small />
              {fill(words.failed, { message: error.message })}
            </p>
          )
        );
      })}
      {isOver(a) && isOver(b) && change.a === null && change.b === null && (
        <p className="muted">{m.compare.side.noAnswer}</p>
      )}
    </section>
  );
}

function Verdict({ change }: { change: AnswerChange }) {
  const speech = useMessages();
  const words = speech.m.compare.answer;
  if (change.a === null && change.b === null) return <span className="muted">{words.none}</span>;
  if (change.b === null) return <span className="muted">{words.onlyA}</span>;
  if (change.a === null) return <span className="muted">{words.onlyB}</span>;
  if (change.isSame)
    return (
      <span className="state k-check">
        <Icon name="check" />
        {words.same}
      </span>
    );
  return (
    <span className="state k-repair whitespace-normal">
      <Icon name="alert" />
      {fill(words.differs, { what: whatDiffers(change, speech) })}
    </span>
  );
}

function whatDiffers({ changed, gone, come, marked }: AnswerChange, { m, count }: Speech): string {
  const words = m.compare.answer;
  const found = [
    ...(changed.length > 0 ? [count(words.changed, changed.length)] : []),
    ...(gone.length > 0 ? [count(words.gone, gone.length)] : []),
    ...(come.length > 0 ? [count(words.come, come.length)] : []),
    ...(marked.length > 0 ? [count(words.marked, marked.length)] : []),
  ];
  return found.length > 0 ? found.join(words.and) : words.words;
}
