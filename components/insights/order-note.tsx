"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { JuryXray } from "@/lib/trace/jury-xray";
import { ratioOf, useFigures } from "./use-figures";

/** Whether it matters who is asked first. */
export function OrderNote({ order }: { order: JuryXray["order"] }) {
  const { m, count, number } = useMessages();
  const words = m.insights.jury;
  const { percent, interval, decimal } = useFigures();
  const { cases, changed, elsewhere, early, asked } = order;
  return (
    <>
      <h3>{words.order}</h3>
      {asked === null ? (
        <p className="ins-none">{words.orderNone}</p>
      ) : (
        <ul className="ins-sentences">
          <li>
            {count(words.orderChanged, changed.count, { of: number(cases) })}{" "}
            {elsewhere !== null &&
              fill(words.orderShare, {
                share: percent(ratioOf(changed) ?? 0, 1),
                interval: interval(changed),
                orders: percent(elsewhere),
              })}
          </li>
          <li>
            {fill(words.orderEarly, {
              share: percent(ratioOf(early) ?? 0),
              interval: interval(early),
            })}
          </li>
          <li>
            {fill(words.orderAsked, {
              own: decimal(asked.own, 1),
              best: decimal(asked.best, 1),
              worst: decimal(asked.worst, 1),
            })}
          </li>
        </ul>
      )}
    </>
  );
}
