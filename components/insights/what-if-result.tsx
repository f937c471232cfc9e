"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { InsightFilter } from "@/components/api/insights-api";
import { patiently } from "@/components/base/patiently";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { wilson } from "@/lib/statistics/wilson";
import { totalOf, type WhatIf } from "@/lib/trace/what-if";
import { type ChosenRule, type Recorded, totalWeight } from "./chosen-rule";
import { useFigures } from "./use-figures";
import { type Repository, useRule } from "./use-rule";

const ChangedCasesSheet = dynamic(
  () => patiently(() => import("./changed-cases-sheet")).then((part) => part.ChangedCasesSheet),
  { loading: () => null },
);

type Props = {
  chosen: ChosenRule;
  recorded: Recorded;
  found: WhatIf;
  filter: InsightFilter;
  repository: Repository | null;
};

/** What the tried rule comes to beside what happened, and what can be done about it. */
export function WhatIfResult({ chosen, recorded, found, filter, repository }: Props) {
  const { m, number, count } = useMessages();
  const words = m.insights.whatIf;
  const [isListed, setListed] = useState(false);
  const { before, kept, lost, uncertain, unruled, unheard } = found;
  const changed = totalOf(lost) + unruled + uncertain + unheard;
  return (
    <div className="ins-result">
      <h3 aria-live="polite">{useTitle(chosen, recorded)}</h3>
      <dl>
        <Row name={words.sent} before={number(totalOf(before))}>
          <b className="ins-then">{number(totalOf(kept))}</b>
          {uncertain > 0 && (
            <small className="ins-aside-figure">
              {fill(words.upTo, { n: number(totalOf(kept) + uncertain) })}
            </small>
          )}
        </Row>
        <Row name={words.accepted} before={<Accepted {...before} />}>
          <Accepted {...kept} strong />
        </Row>
        <Row name={words.needless} before={number(before.declined)}>
          <b className="ins-then">{number(kept.declined)}</b>
        </Row>
        <Row name={words.lost} before={number(0)}>
          <b className="ins-then">{number(lost.accepted)}</b>
        </Row>
        {unruled > 0 && (
          <Row name={words.unruled} note={words.unruledNote} before={number(0)}>
            <b className="ins-then">{number(unruled)}</b>
          </Row>
        )}
        {uncertain + unheard > 0 && (
          <Row name={words.unknown} note={words.unknownNote} before={number(0)}>
            <b className="ins-then">{number(uncertain + unheard)}</b>
          </Row>
        )}
      </dl>
      <div className="flex flex-wrap gap-2">
        <UseButton chosen={chosen} seats={recorded.seats} repository={repository} />
        {changed > 0 && (
          <button type="button" className="btn" onClick={() => setListed(true)}>
            {count(words.see, changed)}
          </button>
        )}
      </div>
      {isListed && (
        <ChangedCasesSheet filter={filter} rule={chosen.rule} onClose={() => setListed(false)} />
      )}
    </div>
  );
}

function useTitle({ mode, rule, without, isNow }: ChosenRule, { seats, needed }: Recorded): string {
  const { m, number } = useMessages();
  const words = m.insights.whatIf;
  const of = (n: number, all: number) => fill(words.rule, { n, of: all });
  if (mode === "without")
    return fill(words.without, { n: without ?? 1, rule: of(rule.needed, seats - 1) });
  if (mode === "weights")
    return fill(words.weighted, {
      needed: number(rule.needed),
      all: number(totalWeight(rule.weights)),
    });
  return isNow
    ? fill(words.same, { rule: of(needed, seats) })
    : fill(words.instead, { rule: of(rule.needed, seats), now: of(needed, seats) });
}

/** The screen shows an arrow between then and now; texts for screen readers need none. */
function Row({
  name,
  note,
  before,
  children,
}: {
  name: string;
  note?: string;
  before: ReactNode;
  children: ReactNode;
}) {
  return (
    <div>
      <dt>
        {name}
        {note && <small className="ins-row-note muted">{note}</small>}
      </dt>
      <dd>
        {before} <span aria-hidden="true">→</span> {children}
      </dd>
    </div>
  );
}

function Accepted({
  accepted,
  declined,
  strong = false,
}: {
  accepted: number;
  declined: number;
  strong?: boolean;
}) {
  const { m } = useMessages();
  const { percent, range, interval } = useFigures();
  const decided = accepted + declined;
  if (decided === 0) return m.insights.none;
  const bounds = wilson(accepted, decided);
  const share = percent(accepted / decided);
  return (
    <>
      {strong ? <b className="ins-then">{share}</b> : share}
      <small className="ins-aside-figure" title={interval(bounds)}>
        {range(bounds)}
      </small>
    </>
  );
}

function UseButton({
  chosen: { mode, rule, without, isNow },
  seats,
  repository,
}: {
  chosen: ChosenRule;
  seats: number;
  repository: Repository | null;
}) {
  const { m } = useMessages();
  const words = m.insights.whatIf;
  const { use, isBusy } = useRule(repository);
  if (mode === "weights" || isNow) return null;
  const isWithout = mode === "without" && without !== null;
  const label = isWithout
    ? fill(words.useWithout, { n: without })
    : fill(words.use, { rule: fill(words.rule, { n: rule.needed, of: seats }) });
  return (
    <>
      <button
        type="button"
        className="btn pri"
        disabled={repository === null || isBusy}
        onClick={() => use(isWithout ? { without, seats } : { needed: rule.needed, seats })}
      >
        {label}
      </button>
      {repository === null && (
        <p className="muted ins-small order-last basis-full">{words.useWhere}</p>
      )}
    </>
  );
}
