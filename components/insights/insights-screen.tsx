"use client";

import { useQuery } from "@tanstack/react-query";
import { insightsCsvPath, readInsights } from "@/components/api/insights-api";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { FaultPanel } from "@/components/ruling/fault-panel";
import { changeAddress, useAddress } from "@/components/run/address";
import type { Insights } from "@/lib/trace/insights";
import { AcceptedPanel } from "./accepted-panel";
import { FunnelPanel } from "./funnel-panel";
import { InsightsEmpty } from "./insights-empty";
import { JuryPanel } from "./jury-panel";
import { TimesPanel } from "./times-panel";
import type { Repository } from "./use-rule";
import { VerdictsPanel } from "./verdicts-panel";
import { WhatIfPanel } from "./what-if-panel";
import { CostPanel, ModelPanels } from "./work-panels";

const spans = [7, 30, 90, 365, 3_650];
const DEFAULT_DAYS = 90;
const AGAIN_MS = 60_000;
const COUNTING_MS = 3_000;

type Props = {
  initial: Insights;
  /** The jury that the address names. */
  initialJury: string | null;
  repositories: readonly Repository[];
};

/** What the court and the engine did over a span of time. Repository, span and tried rule are in the address. */
export function InsightsScreen({ initial, initialJury, repositories }: Props) {
  const { m, count } = useMessages();
  const words = m.insights;
  const filter = useFilter(repositories);
  const { repositoryId, days, jury } = filter;
  const isFirst =
    repositoryId === initial.repositoryId && days === initial.days && jury === initialJury;
  const query = useQuery({
    queryKey: ["insights", filter],
    queryFn: ({ signal }) => readInsights(filter, signal),
    placeholderData: (before) => before,
    ...(isFirst ? { initialData: initial } : {}),
    refetchInterval: ({ state: { data } }) => (data && data.uncounted > 0 ? COUNTING_MS : AGAIN_MS),
  });
  const shown = query.data ?? initial;
  const setDays = (value: number) =>
    changeAddress({ days: value === DEFAULT_DAYS ? null : String(value) });
  return (
    <main id="main" className="ins-page" aria-busy={query.isPlaceholderData}>
      <header>
        <div>
          <h1>{words.title}</h1>
          <p className="text-ink-2">{words.lead}</p>
        </div>
        <label>
          <span className="sr-only">{words.filters.repository}</span>
          <select
            className="field ins-select"
            value={repositoryId ?? ""}
            onChange={({ target }) =>
              changeAddress({ repositoryId: target.value || null, jury: null })
            }
          >
            <option value="">{words.filters.everyRepository}</option>
            {repositories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="sr-only">{words.filters.span}</span>
          <select
            className="field ins-select"
            value={days}
            onChange={({ target }) => setDays(Number(target.value))}
          >
            {[...new Set([...spans, days])]
              .sort((a, b) => a - b)
              .map((span) => (
                <option key={span} value={span}>
                  {count(words.filters.days, span)}
                </option>
              ))}
          </select>
        </label>
        <a className="btn" href={insightsCsvPath(filter)} download>
          <Icon name="down" />
          {words.filters.csv}
        </a>
      </header>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {shown.uncounted > 0 && (
        <p role="status" className="ins-note">
          <Icon name="clock" />
          {count(words.counting, shown.uncounted)}
        </p>
      )}
      {shown.cut && <p className="ins-note">{words.cut}</p>}
      {shown.changes + shown.runs === 0 ? (
        <InsightsEmpty wider={spans.find((span) => span > days) ?? null} onWiden={setDays} />
      ) : (
        <Panels shown={shown} filter={filter} repository={chosenOf(repositories, repositoryId)} />
      )}
    </main>
  );
}

function Panels({
  shown,
  filter,
  repository,
}: {
  shown: Insights;
  filter: ReturnType<typeof useFilter>;
  repository: Repository | null;
}) {
  const trials = shown.funnel.stages.find(({ stage }) => stage === "tried")?.changes ?? 0;
  return (
    <div className="ins-panels">
      <FunnelPanel funnel={shown.funnel} />
      <div className="ins-two">
        <div className="ins-panels">
          <AcceptedPanel accepted={shown.accepted} />
          <VerdictsPanel verdicts={shown.verdicts} />
          <CostPanel cost={shown.cost} trials={trials} />
          <FaultPanel repositoryId={filter.repositoryId} days={filter.days} />
        </div>
        <JuryPanel jury={shown.jury} onChoose={(jury) => changeAddress({ jury })} />
      </div>
      {shown.jury && shown.whatIf && (
        <WhatIfPanel
          recorded={shown.whatIf}
          jury={shown.jury}
          filter={filter}
          repository={repository}
        />
      )}
      <div className="ins-two">
        <TimesPanel insights={shown} />
        <div className="ins-panels">
          <ModelPanels insights={shown} />
        </div>
      </div>
    </div>
  );
}

/** Of one repository there is no choice to make. */
function chosenOf(repositories: readonly Repository[], id: string | null): Repository | null {
  const [only, ...others] = repositories;
  if (id === null) return only && others.length === 0 ? only : null;
  return repositories.find((one) => one.id === id) ?? null;
}

function useFilter(repositories: readonly Repository[]) {
  const address = useAddress();
  const asked = address.get("repositoryId");
  const days = Number(address.get("days"));
  return {
    repositoryId: repositories.some(({ id }) => id === asked) ? asked : null,
    days: Number.isInteger(days) && days >= 1 && days <= 3_650 ? days : DEFAULT_DAYS,
    jury: address.get("jury"),
  };
}
