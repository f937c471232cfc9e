"use client";

import Link from "next/link";
import type { RulingMark } from "@/components/api/rulings-api";
import { Icon } from "@/components/base/icon";
import { compareHref } from "@/components/compare/compare-href";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { FaultAttempt } from "@/lib/trace/ruling-mark";
import { placeInWords } from "./ruling-words";
import { stageLooks } from "./stage-looks";

/** One row for each stage: what stood in its place, what the case came to, what it cost, and the run that shows it. */
export function AttemptList({ mark }: { mark: RulingMark }) {
  const { m } = useMessages();
  const { columns } = m.ruling;
  return (
    <table className="attempts">
      <caption className="sr-only">{m.ruling.attempts}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.stage}</th>
          <th scope="col">{columns.place}</th>
          <th scope="col">{columns.result}</th>
          <th scope="col">{columns.calls}</th>
          <th scope="col">
            <span className="sr-only">{m.ruling.open}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {mark.attempts.map((attempt) => (
          <AttemptRow key={attempt.key} attempt={attempt} mark={mark} />
        ))}
      </tbody>
    </table>
  );
}

function AttemptRow({ attempt, mark }: { attempt: FaultAttempt; mark: RulingMark }) {
  const speech = useMessages();
  const { m } = speech;
  const { stage, result, source } = attempt;
  const { kind, icon } = stageLooks[stage];
  const isFault = mark.fault.kind === "found" && mark.fault.key === attempt.key;
  const place = placeInWords(attempt, speech);
  const name = [m.ruling.stage[stage], place].filter(Boolean).join(", ");
  return (
    <tr className={isFault ? "fault" : undefined}>
      <th scope="row">
        <span className={`tile ${kind}`}>
          <Icon name={icon} />
        </span>
        {m.ruling.stage[stage]}
      </th>
      <td>
        {place}
        {attempt.oracle && <small>{m.ruling.place[source]}</small>}
      </td>
      <td>
        <Result attempt={attempt} />
      </td>
      <td className="calls">{callsInWords(attempt, speech)}</td>
      <td className="links">
        {"runId" in result && result.runId !== null && result.status !== "running" && (
          <>
            <Link
              className="link"
              href={`/trials/${mark.trialId}?run=${result.runId}`}
              aria-label={fill(m.ruling.openLabel, { stage: name })}
            >
              {m.ruling.open}
            </Link>
            <Link
              className="link"
              href={compareHref(mark.runId, result.runId)}
              aria-label={fill(m.ruling.compareLabel, { stage: name })}
            >
              {m.ruling.compare}
            </Link>
          </>
        )}
      </td>
    </tr>
  );
}

function Result({ attempt: { result, mostCalls } }: { attempt: FaultAttempt }) {
  const { m } = useMessages();
  const words = m.ruling.result;
  switch (result.status) {
    case "waiting":
      return <span className="muted">{words.waiting}</span>;
    case "running":
      return (
        <span className="state k-model">
          <span className="dot live k-model" />
          {words.running}
        </span>
      );
    case "skipped":
      return <span className="muted">{words.skipped[result.reason]}</span>;
    case "failed":
      return (
        <>
          <span className="state k-error">
            <Icon name="alert" />
            {words.failed}
          </span>
          <small>{result.message}</small>
        </>
      );
    case "ended": {
      const state = m.ruling.state[result.state];
      return (
        <>
          <span className={`state ${result.flips ? "k-check" : "k-plain"}`}>
            <Icon name={result.flips ? "swap" : "equals"} />
            {fill(result.flips ? words.flips : words.stays, { state })}
          </span>
          {result.flips && mostCalls === 0 && <small>{m.ruling.byItself}</small>}
          {result.failures.length > 0 && (
            <small>{fill(m.ruling.failures, { failures: result.failures.join(" ") })}</small>
          )}
        </>
      );
    }
  }
}

function callsInWords({ result, mostCalls }: FaultAttempt, { m, count }: Speech): string {
  if (result.status === "waiting" || result.status === "running")
    return mostCalls === 0 ? m.ruling.noCall : count(m.ruling.upTo, mostCalls);
  if (result.status !== "ended") return "";
  const { live, recorded } = result.calls;
  return [
    live === 0 ? m.ruling.noCall : count(m.ruling.live, live),
    ...(live > 0 ? [formatCost(result.costUsd, m.common.unknown)] : []),
    count(m.ruling.recorded, recorded),
  ].join(", ");
}
