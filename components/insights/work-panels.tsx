"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { Insights } from "@/lib/trace/insights";
import { Panel } from "./panel";
import { ShareTable } from "./share-table";

export function CostPanel({ cost, trials }: { cost: Insights["cost"]; trials: number }) {
  const { m, count } = useMessages();
  const words = m.insights.cost;
  const { perAcceptedUsd, costUsd, tokens } = cost;
  const price = (value: number) => formatCost(value, m.insights.unknown);
  return (
    <Panel title={words.title}>
      {perAcceptedUsd === null ? (
        <p className="ins-none">{costUsd === null ? words.noPrice : words.noAccepted}</p>
      ) : (
        <p className="ins-big">
          <b>{price(perAcceptedUsd.value)}</b>
          <span>
            {words.perAccepted}
            <br />
            {perAcceptedUsd.low !== null &&
              perAcceptedUsd.high !== null &&
              fill(m.insights.interval, {
                low: price(perAcceptedUsd.low),
                high: price(perAcceptedUsd.high),
              })}
          </span>
        </p>
      )}
      <p className="ins-note">
        {fill(words.all, {
          cost: formatCost(costUsd, m.insights.unknown),
          trials: count(words.trials, trials),
          tokens: count(m.common.tokens, tokens),
        })}
      </p>
    </Panel>
  );
}

/** Inquiries belong to no repository: with one chosen, there is nothing to show. */
export function ModelPanels({
  insights: { code, claims, repositoryId },
}: {
  insights: Pick<Insights, "code" | "claims" | "repositoryId">;
}) {
  const { m } = useMessages();
  const words = m.insights;
  const nothing = repositoryId === null ? null : words.code.everywhere;
  return (
    <>
      <Panel title={words.code.title} lead={words.code.lead}>
        {code.length === 0 ? (
          <p className="ins-none">{nothing ?? words.code.none}</p>
        ) : (
          <ShareTable
            caption={words.code.title}
            head={words.code.model}
            of={words.code.share}
            rows={code.map(({ model, clean, repaired, failed }) => ({
              key: model,
              name: <span className="mono">{model}</span>,
              note: `${words.code.repaired} ${repaired}, ${words.code.failed} ${failed}`,
              share: clean,
            }))}
          />
        )}
      </Panel>
      <Panel title={words.claims.title} lead={words.claims.lead}>
        {claims.length === 0 ? (
          <p className="ins-none">{nothing ?? words.claims.none}</p>
        ) : (
          <ShareTable
            caption={words.claims.title}
            head={words.code.model}
            of={words.claims.share}
            rows={claims.map(({ model, unsupported }) => ({
              key: model,
              name: <span className="mono">{model}</span>,
              share: unsupported,
            }))}
          />
        )}
      </Panel>
    </>
  );
}
