"use client";

import { useMemo } from "react";
import { Icon } from "@/components/base/icon";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import {
  type CaseOutcome,
  type ComparedCase,
  compareCases,
} from "@/lib/trace/compare/compare-cases";
import { useCompare } from "./compare-context";
import { WordParts } from "./word-parts";

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
        {cases.length === 0 ? (
          <span className="muted">{words.none}</span>
        ) : differing === 0 ? (
          <span className="state k-check">
            <Icon name="check" />
            {words.same}
          </span>
        ) : (
          <span className="state k-repair">
            <Icon name="alert" />
            {count(words.differs, differing)}
          </span>
        )}
      </header>
      {cases.map((one) => (
        <PageRow key={one.path} one={one} />
      ))}
    </section>
  );
}

function PageRow({ one }: { one: ComparedCase }) {
  const speech = useMessages();
  const { m } = speech;
  const { select } = useCompare();
  const words = m.compare.cases;
  const rows = [
    { name: words.state, differs: one.differs.state, of: stateWords },
    { name: words.votes, differs: one.differs.votes, of: voteWords },
    { name: words.exhibits, differs: one.differs.exhibits, of: exhibitWords },
    { name: words.notice, differs: one.differs.notice, of: noticeWords },
    { name: words.edits, differs: one.differs.edits, of: editWords },
  ];
  const spanId = one.a?.spanId ?? (one.b ? `b:${one.b.spanId}` : null);
  return (
    <article className="compared-case">
      <h3>
        <button type="button" className="mono" onClick={() => select(spanId)}>
          {one.path}
        </button>
      </h3>
      <dl className="setting-list">
        {rows.map(({ name, differs, of }) => {
          const [left, right] = [of(one.a, speech), of(one.b, speech)];
          return (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {!differs || left === right ? (
                  <span className={differs ? "" : "text-ink-2"}>{left}</span>
                ) : name === words.notice && one.a?.notice && one.b?.notice ? (
                  <WordParts a={left} b={right} />
                ) : (
                  <>
                    <del>{left}</del> <ins>{right}</ins>
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </article>
  );
}

function stateWords(outcome: CaseOutcome | null, { m }: Speech): string {
  return outcome ? m.trial.caseState[outcome.state] : m.compare.cases.notTried;
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
    ? `${outcome.notice.title}. ${outcome.notice.sentence}`
    : m.compare.cases.noNotice;
}

function editWords(outcome: CaseOutcome | null, { m }: Speech): string {
  const edits = outcome?.edits ?? [];
  if (edits.length === 0) return m.compare.cases.noEdits;
  return edits.map(({ oldText, newText }) => `${oldText} → ${newText || "∅"}`).join("; ");
}
