"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import type { Insights } from "@/lib/trace/insights";
import type { Estimate } from "@/lib/trace/jury-xray";
import type { StageKind } from "@/lib/trace/stage-kind";
import { Panel } from "./panel";
import { amountAxis } from "./share-axis";
import { useFigures } from "./use-figures";

type Times = Omit<Insights["stages"][number], "stage"> & { key: string; name: string };

const stageOrder: readonly StageKind[] = [
  ...(["review", "prosecution", "exhibits", "defense", "juror", "jury"] as const),
  ...(["judgment", "edits", "arm", "case"] as const),
];

/** How long the stages of trials and the steps of inquiries took: the median, and what nine of ten stay below. */
export function TimesPanel({
  insights: { stages, steps, repositoryId },
}: {
  insights: Pick<Insights, "stages" | "steps" | "repositoryId">;
}) {
  const { m } = useMessages();
  const words = m.insights.work;
  return (
    <Panel title={words.title} lead={words.lead}>
      <TimesTable
        title={words.ofTrials}
        head={words.stageHead}
        none={words.none}
        rows={stageOrder.flatMap((stage) =>
          stages
            .filter((one) => one.stage === stage)
            .map((times) => ({ ...times, key: stage, name: words.stage[stage] })),
        )}
      />
      <TimesTable
        title={words.ofInquiries}
        head={words.stepHead}
        none={repositoryId === null ? words.noneAsked : m.insights.code.everywhere}
        rows={steps.map((times) => ({ ...times, key: times.step, name: words.step[times.step] }))}
      />
    </Panel>
  );
}

/** On an axis of its own: what a model is asked takes far longer than what a machine checks. */
function TimesTable({
  title,
  head,
  none,
  rows,
}: {
  title: string;
  head: string;
  none: string;
  rows: readonly Times[];
}) {
  const { m, number } = useMessages();
  const words = m.insights.work;
  const axis = amountAxis(Math.max(0, ...rows.map(({ p90Ms }) => p90Ms.value ?? 0)));
  return (
    <>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className="ins-none">{none}</p>
      ) : (
        <table className="ins-shares ins-times">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col" className="sr-head">
                {head}
              </th>
              <td />
              <th scope="col" className="num">
                {words.median}
              </th>
              <th scope="col" className="num">
                {words.p90}
              </th>
              <th scope="col" className="num ins-wide">
                {words.times}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, times, medianMs, p90Ms }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>
                  <span
                    className="ins-bar"
                    aria-hidden="true"
                    style={{
                      "--at": axis.at(medianMs.value ?? 0),
                      "--high": axis.at(p90Ms.value ?? 0),
                    }}
                  >
                    <i className="ins-p90" />
                    <i className="ins-median" />
                  </span>
                </td>
                <td className="num">
                  <Duration estimate={medianMs} strong />
                </td>
                <td className="num muted">
                  <Duration estimate={p90Ms} />
                </td>
                <td className="num muted ins-wide">{number(times)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Duration({ estimate, strong = false }: { estimate: Estimate; strong?: boolean }) {
  const { m } = useMessages();
  const { between } = useFigures();
  const { value, low, high } = estimate;
  if (value === null) return m.insights.none;
  const told = formatDuration(value);
  return (
    <>
      {strong ? <b className="ins-strong">{told}</b> : told}
      {low !== null && high !== null && (
        <small className="ins-row-note muted">
          <span aria-hidden="true">{between(estimate, formatDuration)}</span>
          <span className="sr-only">
            {fill(m.insights.interval, { low: formatDuration(low), high: formatDuration(high) })}
          </span>
        </small>
      )}
    </>
  );
}
