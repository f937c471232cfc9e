"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { wilson } from "@/lib/statistics/wilson";
import { plainRule, totalOf, type WhatIf, whatIf } from "@/lib/trace/what-if";
import type { Recorded } from "./chosen-rule";
import { shareAxis } from "./share-axis";
import { useFigures } from "./use-figures";
import { VoteSlider } from "./vote-slider";

type Props = { recorded: Recorded; needed: number; onChange: (needed: number) => void };

/** Bars and dots stand in the columns of the slider below, which has the focus and says the figures. */
export function VotesPlot({ recorded, needed, onChange }: Props) {
  const { m, number } = useMessages();
  const words = m.insights.whatIf;
  const { percent } = useFigures();
  const rules = columnsOf(recorded);
  const bounds = rules.flatMap(({ share }) => (share ? [share] : []));
  const axis = shareAxis(bounds);
  const most = Math.max(1, ...rules.map(({ found }) => totalOf(found.kept) + unknownOf(found)));
  return (
    <div className="ins-votes" style={{ "--seats": recorded.seats }}>
      <div className="ins-chart" aria-hidden="true">
        {bounds.length > 0 &&
          axis.ticks.map((tick) => (
            <span key={tick} className="ins-level" style={{ "--at": axis.at(tick) }}>
              {percent(tick)}
            </span>
          ))}
        {rules.map(({ votes, found, share }) => (
          <div
            key={votes}
            className="ins-column"
            data-on={votes === needed || undefined}
            style={{ "--seat": votes - 1 }}
          >
            <i
              className="ins-unknown"
              style={{ "--at": (totalOf(found.kept) + unknownOf(found)) / most }}
            />
            <i className="ins-sent" style={{ "--at": totalOf(found.kept) / most }} />
            <small className="ins-count">{number(totalOf(found.kept))}</small>
            {share && (
              <>
                <i
                  className="ins-stem"
                  style={{ "--low": axis.at(share.low), "--high": axis.at(share.high) }}
                />
                <b className="ins-knob" style={{ "--at": axis.at(share.value) }} />
                <span className="ins-value" style={{ "--at": axis.at(share.value) }}>
                  {percent(share.value)}
                </span>
              </>
            )}
          </div>
        ))}
      </div>
      <VoteSlider
        seats={recorded.seats}
        now={recorded.needed}
        needed={needed}
        onChange={onChange}
        told={(votes) => {
          const column = rules[votes - 1];
          const kept = column ? totalOf(column.found.kept) : 0;
          const before = column ? totalOf(column.found.before) : 0;
          return fill(column?.share ? words.valueText : words.valueUndecided, {
            rule: fill(words.rule, { n: votes, of: recorded.seats }),
            kept: number(kept),
            before: number(before),
            share: column?.share ? percent(column.share.value) : "",
          });
        }}
      />
      <ul className="ins-legend">
        <li>
          <b className="ins-key-dot" />
          {words.legendAccepted}
        </li>
        <li>
          <i className="ins-key ins-key-sent" />
          {words.legendSent}
        </li>
        <li>
          <i className="ins-key ins-key-unknown" />
          {words.legendUnknown}
        </li>
      </ul>
    </div>
  );
}

type Column = {
  votes: number;
  found: WhatIf;
  share: { value: number; low: number; high: number } | null;
};

function columnsOf({ seats, patterns }: Recorded): Column[] {
  return Array.from({ length: seats }, (_, at) => at + 1).map((votes) => {
    const found = whatIf(patterns, plainRule(seats, votes));
    const { accepted, declined } = found.kept;
    const decided = accepted + declined;
    return {
      votes,
      found,
      share: decided === 0 ? null : { value: accepted / decided, ...wilson(accepted, decided) },
    };
  });
}

function unknownOf({ uncertain, unruled, unheard }: WhatIf): number {
  return uncertain + unruled + unheard;
}
