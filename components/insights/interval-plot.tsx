"use client";

import { useMessages } from "@/components/messages/messages-provider";
import type { Share } from "@/lib/trace/jury-xray";
import type { Axis } from "./share-axis";
import { ratioOf, useFigures } from "./use-figures";

type Props = { axis: Axis; share: Share; strong?: boolean; line?: number | null };

/** A share with its interval on the table's axis. What it shows stands in the row's own cells. */
export function IntervalPlot({ axis, share, strong = false, line = null }: Props) {
  const { m } = useMessages();
  const { percent, interval } = useFigures();
  const value = ratioOf(share);
  const words = value === null ? m.insights.none : `${percent(value, 1)} · ${interval(share)}`;
  return (
    <span className="ins-plot" data-strong={strong || undefined} title={words} aria-hidden="true">
      {axis.ticks.map((tick) => (
        <i key={tick} className="ins-grid" style={{ "--at": axis.at(tick) }} />
      ))}
      {line !== null && <i className="ins-line" style={{ "--at": axis.at(line) }} />}
      {value !== null && (
        <>
          <i
            className="ins-whisker"
            style={{ "--low": axis.at(share.low), "--high": axis.at(share.high) }}
          />
          <i className="ins-dot" style={{ "--at": axis.at(value) }} />
        </>
      )}
    </span>
  );
}

/** The values of the axis, above its rows. */
export function AxisHead({ axis }: { axis: Axis }) {
  const { percent } = useFigures();
  return (
    <span className="ins-axis" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <i key={tick} className="ins-axis-tick" style={{ "--at": axis.at(tick) }}>
          {percent(tick)}
        </i>
      ))}
    </span>
  );
}
