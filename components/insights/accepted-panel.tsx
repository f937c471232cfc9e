"use client";

import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { Insights } from "@/lib/trace/insights";
import { Panel } from "./panel";
import { ShareTable } from "./share-table";
import { ratioOf, useFigures } from "./use-figures";

/** What owners made of their notices: of all, by way of judging, by month. */
export function AcceptedPanel({ accepted }: { accepted: Insights["accepted"] }) {
  const { m, number } = useMessages();
  const words = m.insights.accepted;
  const { percent, interval, between, month } = useFigures();
  const price = (costUsd: number | null) => formatCost(costUsd, m.insights.unknown);
  const { share, notices, byMonth, byArm } = accepted;
  const value = ratioOf(share);
  return (
    <Panel title={words.title}>
      {value === null ? (
        <p className="ins-none">{words.nobody}</p>
      ) : (
        <p className="ins-big">
          <b>{percent(value, 1)}</b>
          <span>
            {interval(share)}
            <br />
            {fill(words.decided, {
              accepted: number(share.count),
              decided: number(share.of),
              open: number(notices - share.of),
            })}
          </span>
        </p>
      )}
      {byArm.length > 0 && (
        <ShareTable
          caption={words.way}
          head={words.way}
          of={words.share}
          rows={byArm.map((one, at) => ({
            key: one.arm,
            name: m.trial.arm.title[one.arm],
            note: fill(isExact(one.costUsd) ? words.perCase : words.perCaseWithin, {
              cost: price(one.costUsd.value),
              interval: between(one.costUsd, price),
            }),
            share: one.share,
            strong: at === 0,
          }))}
        />
      )}
      {byMonth.length > 0 && (
        <>
          <h3>
            {words.byMonth} <small className="muted">{words.monthNote}</small>
          </h3>
          <ShareTable
            caption={words.byMonth}
            head={words.month}
            of={words.share}
            rows={byMonth.map((one) => ({
              key: one.month,
              name: month(one.month),
              share: one.share,
            }))}
          />
        </>
      )}
      <ArmsNote byArm={byArm} />
    </Panel>
  );
}

/** No interval to tell, or one that says nothing more. */
function isExact({ low, high }: { low: number | null; high: number | null }): boolean {
  return low === null || low === high;
}

function ArmsNote({ byArm }: Pick<Insights["accepted"], "byArm">) {
  const { m, count } = useMessages();
  const words = m.insights.accepted;
  const [first, second] = byArm;
  if (!first) return null;
  if (!second)
    return (
      <p className="ins-note">
        <Icon name="half" />
        <Link className="link" href="/trials/arms">
          {words.compare}
        </Link>
      </p>
    );
  const isOverlap = first.share.low <= second.share.high && second.share.low <= first.share.high;
  return (
    <p className="ins-note">
      <Icon name="info" />
      <span>
        {count(words.sameCases, first.cases)} {isOverlap ? words.overlap : words.apart}
      </span>
    </p>
  );
}
