"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Estimate, JuryXray } from "@/lib/trace/jury-xray";
import { ratioOf, useFigures } from "./use-figures";

/** Whether it matters who is asked first. */
export function OrderNote({ order }: { order: JuryXray["order"] }) {
  const { m, count, number } = useMessages();
  const words = m.insights.jury;
  const { percent, interval, decimal, between } = useFigures();
  const { cases, changed, elsewhere, early, asked } = order;
  const votes = ({ value, low, high }: Estimate) =>
    fill(words.orderVotes, {
      votes: value === null ? m.insights.none : decimal(value, 1),
      interval: between({ low, high }, (bound) => decimal(bound, 1)) || m.insights.none,
    });
  return (
    <>
      <h3>{words.order}</h3>
      {asked === null ? (
        <p className="ins-none">{words.orderNone}</p>
      ) : (
        <ul className="ins-sentences">
          <li>
            {count(words.orderChanged, changed.count, { of: number(cases) })}{" "}
            {elsewhere.value !== null &&
              fill(words.orderShare, {
                share: percent(ratioOf(changed) ?? 0, 1),
                interval: interval(changed),
                orders: percent(elsewhere.value),
                ordersInterval: between(elsewhere, percent) || m.insights.none,
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
              own: votes(asked.own),
              best: votes(asked.best),
              worst: votes(asked.worst),
            })}
          </li>
        </ul>
      )}
    </>
  );
}
