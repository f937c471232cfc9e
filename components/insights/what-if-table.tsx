"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { wilson } from "@/lib/statistics/wilson";
import { plainRule, totalOf, whatIf } from "@/lib/trace/what-if";
import type { Recorded } from "./chosen-rule";
import { useFigures } from "./use-figures";

/** Every rule at once, for those who would rather read than slide. */
export function WhatIfTable({
  recorded: { seats, patterns, needed: now },
}: {
  recorded: Recorded;
}) {
  const { m, number } = useMessages();
  const words = m.insights.whatIf;
  const { percent, range } = useFigures();
  return (
    <details className="ins-details">
      <summary>{m.insights.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls sideways on a phone must be reached by keys. */}
      <section className="overflow-x-auto" aria-label={words.table} tabIndex={0}>
        <table className="table">
          <caption className="sr-only">{words.table}</caption>
          <thead>
            <tr>
              <th scope="col">{words.slider}</th>
              {[words.sent, words.accepted, words.needless, words.lost, words.unruled].map(
                (name) => (
                  <th key={name} scope="col" className="num">
                    {name}
                  </th>
                ),
              )}
              <th scope="col" className="num">
                {words.unknown}
              </th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: seats }, (_, at) => at + 1).map((votes) => {
              const found = whatIf(patterns, plainRule(seats, votes));
              const { accepted, declined } = found.kept;
              const decided = accepted + declined;
              return (
                <tr key={votes}>
                  <th scope="row">
                    {fill(words.rule, { n: votes, of: seats })}
                    {votes === now && <span className="muted"> {words.now}</span>}
                  </th>
                  <td className="num">{number(totalOf(found.kept))}</td>
                  <td className="num">
                    {decided === 0
                      ? m.insights.none
                      : `${percent(accepted / decided)} (${range(wilson(accepted, decided))})`}
                  </td>
                  <td className="num">{number(declined)}</td>
                  <td className="num">{number(found.lost.accepted)}</td>
                  <td className="num">{number(found.unruled)}</td>
                  <td className="num">{number(found.uncertain + found.unheard)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </details>
  );
}
