"use client";

import { useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Insights } from "@/lib/trace/insights";
import { type CaseState, caseState } from "@/lib/trace/run-facts";
import { Panel } from "./panel";
import { amountAxis } from "./share-axis";
import { useFigures } from "./use-figures";

type Month = Insights["verdicts"][number];

/** How cases ended, a column for each month. Each column is a button that says its figures; the table has them all. */
export function VerdictsPanel({ verdicts }: { verdicts: Insights["verdicts"] }) {
  const { m, number } = useMessages();
  const words = m.insights.verdicts;
  const { month: nameOf } = useFigures();
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = verdicts.find(({ month }) => month === chosen) ?? verdicts.at(-1);
  const axis = amountAxis(Math.max(0, ...verdicts.map(totalOf)));
  const states = caseState.options.filter((state) =>
    verdicts.some(({ cases }) => (cases[state] ?? 0) > 0),
  );
  return (
    <Panel title={words.title} lead={words.lead}>
      {!shown ? (
        <p className="ins-none">{words.none}</p>
      ) : (
        <>
          <div className="ins-columns">
            <div className="ins-scale" aria-hidden="true">
              {axis.ticks.map((tick) => (
                <i key={tick} className="ins-scale-tick" style={{ "--at": axis.at(tick) }}>
                  {number(tick)}
                </i>
              ))}
            </div>
            <ol>
              {verdicts.map((one) => (
                <li key={one.month}>
                  <button
                    type="button"
                    aria-pressed={one === shown}
                    aria-label={fill(words.choose, {
                      month: nameOf(one.month),
                      counts: countsOf(one, m.trial.caseState, number),
                    })}
                    onClick={() => setChosen(one.month)}
                    onFocus={() => setChosen(one.month)}
                    onPointerEnter={() => setChosen(one.month)}
                  >
                    {states.map((state) => (
                      <i
                        key={state}
                        className="ins-slice"
                        data-state={state}
                        style={{ "--at": axis.at(one.cases[state] ?? 0) }}
                      />
                    ))}
                  </button>
                  <span aria-hidden="true">{nameOf(one.month)}</span>
                </li>
              ))}
            </ol>
          </div>
          <p className="ins-told" aria-live="polite">
            <b className="mr-1 font-semibold text-ink">{nameOf(shown.month)}</b>{" "}
            {countsOf(shown, m.trial.caseState, number)}
          </p>
          <ul className="ins-legend">
            {states.map((state) => (
              <li key={state}>
                <i className="ins-key" data-state={state} />
                {m.trial.caseState[state]}
              </li>
            ))}
          </ul>
          <VerdictsTable verdicts={verdicts} states={states} />
        </>
      )}
    </Panel>
  );
}

function VerdictsTable({
  verdicts,
  states,
}: {
  verdicts: readonly Month[];
  states: readonly CaseState[];
}) {
  const { m, number } = useMessages();
  const { month: nameOf } = useFigures();
  return (
    <details className="ins-details">
      <summary>{m.insights.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls sideways on a phone must be reached by keys. */}
      <section className="overflow-x-auto" aria-label={m.insights.verdicts.title} tabIndex={0}>
        <table className="table">
          <caption className="sr-only">{m.insights.verdicts.title}</caption>
          <thead>
            <tr>
              <th scope="col">{m.insights.accepted.month}</th>
              {states.map((state) => (
                <th key={state} scope="col" className="num">
                  {m.trial.caseState[state]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {verdicts.map(({ month, cases }) => (
              <tr key={month}>
                <th scope="row">{nameOf(month)}</th>
                {states.map((state) => (
                  <td key={state} className="num">
                    {number(cases[state] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function totalOf({ cases }: Month): number {
  return Object.values(cases).reduce((sum, count) => sum + count, 0);
}

function countsOf(
  { cases }: Month,
  names: Readonly<Record<CaseState, string>>,
  number: (value: number) => string,
): string {
  return caseState.options
    .flatMap((state) => (cases[state] ? [`${names[state]} ${number(cases[state])}`] : []))
    .join(" · ");
}
