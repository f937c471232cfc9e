"use client";

import type { ReactNode } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import type { Share } from "@/lib/trace/jury-xray";
import { AxisHead, IntervalPlot } from "./interval-plot";
import { shareAxis } from "./share-axis";
import { ratioOf, useFigures } from "./use-figures";

export type ShareRow = {
  key: string;
  name: ReactNode;
  note?: ReactNode;
  share: Share;
  strong?: boolean;
};

type Props = {
  caption: string;
  /** Heads the names. */
  head: string;
  /** What the shares are. */
  of: string;
  rows: readonly ShareRow[];
  /** A value to compare with, such as the panel's. */
  line?: number | null;
};

/** Shares with their intervals on one axis: a table, so that every figure can be read without the plot. */
export function ShareTable({ caption, head, of, rows, line = null }: Props) {
  const { m } = useMessages();
  const { percent, range, interval, outOf } = useFigures();
  const bounds = rows.filter(({ share }) => share.of > 0).map(({ share }) => share);
  const axis = shareAxis(line === null ? bounds : [...bounds, { low: line, high: line }]);
  return (
    <table className="ins-shares">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="sr-head">
            {head}
          </th>
          <th scope="col">
            <span className="sr-only">{of}</span>
            <AxisHead axis={axis} />
          </th>
          <th scope="col" className="num">
            <span className="sr-only">{of}</span>
          </th>
          <th scope="col" className="num ins-wide">
            {m.insights.intervalHead}
          </th>
          <th scope="col" className="num ins-wide">
            {m.insights.countHead}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, note, share, strong = false }) => {
          const value = ratioOf(share);
          return (
            <tr key={key}>
              <th scope="row" className={strong ? "ins-strong" : undefined}>
                {name}
                {note && <small className="ins-row-note muted">{note}</small>}
              </th>
              <td>
                <IntervalPlot axis={axis} share={share} strong={strong} line={line} />
              </td>
              <td className="num">
                {value === null ? (
                  <span className="muted">{m.insights.none}</span>
                ) : (
                  <>
                    <b className="ins-strong">{percent(value, 1)}</b>
                    <small className="ins-narrow muted" title={interval(share)}>
                      {range(share)}
                    </small>
                  </>
                )}
              </td>
              <td className="num muted ins-wide">
                {value !== null && (
                  <>
                    <span aria-hidden="true">{range(share)}</span>
                    <span className="sr-only">{interval(share)}</span>
                  </>
                )}
              </td>
              <td className="num muted ins-wide">{outOf(share)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
