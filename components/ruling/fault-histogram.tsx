"use client";

import Link from "next/link";
import { compareHref } from "@/components/compare/compare-href";
import { Panel } from "@/components/insights/panel";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { FaultBar, FaultHistogram as Histogram } from "@/lib/trace/fault-histogram";
import { stageLooks } from "./stage-looks";

/** At which stage rulings went wrong: a bar for each with its doubt, and the cases behind it. */
export function FaultHistogram({ histogram }: { histogram: Histogram }) {
  const { m, count } = useMessages();
  const words = m.ruling.histogram;
  const { searched, bars } = histogram;
  if (searched === 0)
    return (
      <Panel title={words.title}>
        <p className="text-ink-2">{words.none}</p>
        <p className="muted">{words.noneNote}</p>
      </Panel>
    );
  return (
    <Panel title={words.title} lead={words.lead} aside={count(words.searched, searched)}>
      <table className="fault-histogram">
        <caption className="sr-only">{words.title}</caption>
        <colgroup>
          <col className="stage" />
          <col />
          <col className="cases" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{words.columns.stage}</th>
            <th scope="col">{words.columns.share}</th>
            <th scope="col">{words.columns.cases}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <Bar key={bar.stage} bar={bar} searched={searched} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

const inPercent = (share: number) => Math.round(share * 100);

function Bar({ bar, searched }: { bar: FaultBar; searched: number }) {
  const { m, number } = useMessages();
  const words = m.ruling.histogram;
  const { stage, count, share } = bar;
  const isStage = stage !== "none" && stage !== "unclear";
  const name = isStage ? m.ruling.stage[stage] : words.stage[stage];
  const label = fill(words.bar, {
    ...{ stage: name, n: count, of: searched },
    ...{ low: `${inPercent(share.low)} %`, high: `${inPercent(share.high)} %` },
  });
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <svg
          className={`fault-bar ${isStage ? stageLooks[stage].kind : "k-plain"}`}
          role="img"
          aria-label={label}
        >
          <title>{label}</title>
          <rect className="whole" width="100%" height="12" y="4" rx="2" />
          <rect className="share" width={`${(count / searched) * 100}%`} height="12" y="4" rx="2" />
          <line x1={inX(share.low)} x2={inX(share.high)} y1="10" y2="10" />
          <line x1={inX(share.low)} x2={inX(share.low)} y1="6" y2="14" />
          <line x1={inX(share.high)} x2={inX(share.high)} y1="6" y2="14" />
        </svg>
      </td>
      <td>
        <span className="figure">{number(count)}</span>
        <span className="muted">
          {inPercent(share.low)}–{inPercent(share.high)} %
        </span>
        <Cases bar={bar} />
      </td>
    </tr>
  );
}

const inX = (share: number) => `${share * 100}%`;

function Cases({ bar: { cases, count } }: { bar: FaultBar }) {
  const { m, count: counted } = useMessages();
  const words = m.ruling.histogram;
  if (cases.length === 0) return null;
  return (
    <details className="reveal">
      <summary>{counted(words.cases, count)}</summary>
      <ul>
        {cases.map((one) => (
          <li key={one.markId}>
            <Link
              className="link"
              href={`/trials/${one.trialId}?run=${one.runId}#ruling-${one.markId}`}
            >
              {one.title}
            </Link>{" "}
            <span className="mono muted">{one.path}</span>{" "}
            {one.attemptRunId !== null && (
              <Link className="link" href={compareHref(one.runId, one.attemptRunId)}>
                {m.ruling.compare}
              </Link>
            )}
            {one.isUncertain && <span className="muted"> ({words.uncertain})</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
