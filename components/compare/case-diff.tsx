"use client";

import { type ReactNode, useMemo } from "react";
import { Icon } from "@/components/base/icon";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import {
  type CaseOutcome,
  type ComparedCase,
  compareCases,
} from "@/lib/trace/compare/compare-cases";
import type { Arm } from "@/lib/trace/court";
import { type SideName, useCompare } from "./compare-context";
import { SideMark } from "./side-mark";
import { pairWords } from "./word-pair";

/** How both courts ruled on each page: outcome, votes, exhibits, notice and edits. */
export function CaseDiff() {
  const { m, count } = useMessages();
  const { a, b } = useCompare();
  const words = m.compare.cases;
  const cases = useMemo(() => compareCases(a.timeline, b.timeline), [a.timeline, b.timeline]);
  const differing = cases.filter(({ isSame }) => !isSame).length;
  return (
    <section className="compare-answer" aria-labelledby="compared-rulings">
      <header>
        <h2 id="compared-rulings">{words.title}</h2>
        {cases.length === 0 && <span className="muted">{words.none}</span>}
        {cases.length > 0 && differing === 0 && (
          <span className="state k-check">
            <Icon name="check" />
            {words.same}
          </span>
        )}
        {differing > 0 && (
          <span className="state k-repair">
            <Icon name="alert" />
            {count(words.differs, differing)}
          </span>
        )}
      </header>
      {cases.map((one) => (
        <PageRuling key={one.path} one={one} />
      ))}
    </section>
  );
}

function PageRuling({ one }: { one: ComparedCase }) {
  const speech = useMessages();
  const { select, comparison } = useCompare();
  const words = speech.m.compare.cases;
  const arms = {
    a: comparison.a?.config.trial?.arm ?? "court",
    b: comparison.b?.config.trial?.arm ?? "court",
  };
  const rows = [
    {
      name: words.state,
      a: stateWords(one.a, arms.a, speech),
      b: stateWords(one.b, arms.b, speech),
    },
    { name: words.votes, a: voteWords(one.a, speech), b: voteWords(one.b, speech) },
    { name: words.exhibits, a: exhibitWords(one.a, speech), b: exhibitWords(one.b, speech) },
    { name: words.notice, a: noticeWords(one.a, speech), b: noticeWords(one.b, speech) },
    { name: words.edits, a: editWords(one.a, speech), b: editWords(one.b, speech) },
  ];
  const row = one.a?.spanId ?? `b:${one.b?.spanId ?? ""}`;
  return (
    <article className="compared-case">
      <h3>
        <button type="button" className="mono" onClick={() => select(row)}>
          {one.path}
        </button>
      </h3>
      <dl>
        {rows.map(({ name, a, b }) => (
          <div key={name} className={a === b ? "same" : "differs"}>
            <dt>{name}</dt>
            {a === b ? <dd>{a}</dd> : <BothSides a={a} b={b} />}
          </div>
        ))}
      </dl>
    </article>
  );
}

function BothSides({ a, b }: { a: string; b: string }) {
  const pair = useMemo(() => pairWords(a, b), [a, b]);
  const marked = (side: SideName): ReactNode => {
    const Mark = side === "a" ? "del" : "ins";
    if (!pair) return side === "a" ? a : b;
    return pair[side].map(({ text, isChanged }, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: A piece of a diff is its place.
      isChanged ? <Mark key={index}>{text}</Mark> : text,
    );
  };
  return (["a", "b"] as const).map((side) => (
    <dd key={side}>
      <SideMark side={side} small />
      <span>{marked(side)}</span>
    </dd>
  ));
}

/** An arm has no jury: it finds a page wrong, or it does not. */
function stateWords(outcome: CaseOutcome | null, arm: Arm, { m }: Speech): string {
  if (!outcome) return m.compare.cases.notTried;
  if (arm === "court" || outcome.state === "failed" || outcome.state === "open")
    return m.trial.caseState[outcome.state];
  return outcome.state === "notice" ? m.trial.arm.wrong : m.trial.arm.fine;
}

function voteWords(outcome: CaseOutcome | null, { m }: Speech): string {
  const votes = outcome?.votes ?? [];
  if (votes.length === 0) return m.compare.cases.noVotes;
  return votes.map((vote, index) => `${index + 1} ${vote ? m.trial.vote[vote] : "–"}`).join(" · ");
}

function exhibitWords(outcome: CaseOutcome | null, { m }: Speech): string {
  const all = outcome?.exhibits ?? [];
  const standing = all.filter((exhibit) => exhibit.standing === "stands");
  return fill(m.compare.cases.standing, { n: standing.length, of: all.length });
}

function noticeWords(outcome: CaseOutcome | null, { m }: Speech): string {
  return outcome?.notice
    ? `${outcome.notice.title}\n${outcome.notice.sentence}`
    : m.compare.cases.noNotice;
}

function editWords(outcome: CaseOutcome | null, { m }: Speech): string {
  const edits = outcome?.edits ?? [];
  if (edits.length === 0) return m.compare.cases.noEdits;
  return edits.map(({ oldText, newText }) => `${oldText}\n→ ${newText || "∅"}`).join("\n");
}
