"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { type DocketCounts, listTrials, type TrialPage } from "@/components/api/trials-api";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { SearchField } from "@/components/base/search-field";
import { useNow } from "@/components/base/use-now";
import { useMessages } from "@/components/messages/messages-provider";
import { docketStates } from "@/components/trial/docket-states";
import type { DocketState } from "@/lib/trace/trial";
import { DocketEmpty } from "./docket-empty";
import { DocketFunnel } from "./docket-funnel";
import { DocketRow } from "./docket-row";

const PAGE_SIZE = 30;
const LIVE_MS = 2_000;
const IDLE_MS = 15_000;

type Repository = { id: string; name: string };

type Props = {
  initial: TrialPage;
  repositories: readonly Repository[];
  /** The repository that the address names. */
  repositoryId: string | null;
};

/** Every change that came in, newest first, with what became of it and why. */
export function DocketScreen({ initial, repositories, repositoryId }: Props) {
  const { m } = useMessages();
  const [state, setState] = useState<DocketState | null>(null);
  const [repository, setRepository] = useState(repositoryId);
  const [words, setWords] = useState("");
  const search = useDeferredValue(words.trim());
  const isFirst = state === null && search === "" && repository === repositoryId;
  const query = useInfiniteQuery({
    queryKey: ["trials", { state, repository, search }],
    queryFn: ({ pageParam, signal }) =>
      listTrials(
        {
          limit: PAGE_SIZE,
          before: pageParam,
          search,
          state: state ?? undefined,
          repositoryId: repository ?? undefined,
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: TrialPage) => page.next,
    placeholderData: (before) => before,
    ...(isFirst ? { initialData: { pages: [initial], pageParams: [null] } } : {}),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.trials.some(isOpen)) ? LIVE_MS : IDLE_MS,
  });
  const trials = query.data?.pages.flatMap((page) => page.trials) ?? [];
  const counts = query.data?.pages[0]?.counts ?? initial.counts;
  const now = useNow(30_000);
  const isEmpty = totalOf(counts) === 0 && repository === null;
  return (
    <main id="main" className="mx-auto w-full max-w-[1180px] px-4 py-6 sm:px-12 sm:py-9">
      <header className="mb-5 flex flex-wrap items-end gap-3">
        <div className="min-w-[240px] flex-1">
          <h1>{m.trial.docket.title}</h1>
          <p className="text-[14px] text-ink-2">{m.trial.docket.lead}</p>
        </div>
        <Link className="btn" href="/trials/arms">
          <Icon name="half" />
          {m.arms.link}
        </Link>
        <Link className="btn" href="/repositories">
          <Icon name="fork" />
          {m.trial.docket.repositories}
        </Link>
        <Link className="btn pri" href="/trials/new">
          <Icon name="plus" />
          {m.trial.docket.newTrial}
        </Link>
      </header>
      {isEmpty ? (
        <DocketEmpty />
      ) : (
        <>
          <DocketFunnel counts={counts} chosen={state} onChoose={setState} />
          <div className="mt-5 mb-2 flex flex-wrap items-center gap-2">
            <SearchField
              label={m.trial.docket.find}
              words={words}
              onWords={setWords}
              className="w-[240px]"
            />
            {repositories.length > 0 && (
              <label>
                <span className="sr-only">{m.trial.docket.repository}</span>
                <select
                  className="field h-[30px]"
                  value={repository ?? ""}
                  onChange={(event) => setRepository(event.target.value || null)}
                >
                  <option value="">{m.trial.docket.everyRepository}</option>
                  {repositories.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </div>
          {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
          {trials.length > 0 && (
            <div className="card overflow-hidden">
              <table className="table docket-table">
                <caption className="sr-only">{m.trial.docket.title}</caption>
                <thead>
                  <tr>
                    <th>{m.trial.docket.columns.state}</th>
                    <th>{m.trial.docket.columns.change}</th>
                    <th>{m.trial.docket.columns.reason}</th>
                    <th>{m.trial.docket.columns.pages}</th>
                    <th className="num">{m.trial.docket.columns.when}</th>
                  </tr>
                </thead>
                <tbody>
                  {trials.map((trial) => (
                    <DocketRow key={trial.id} trial={trial} now={now} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {trials.length === 0 && query.isSuccess && (
            <p className="muted">{m.trial.docket.noHit}</p>
          )}
          {query.hasNextPage && (
            <button
              type="button"
              className="btn mt-3"
              disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {query.isFetchingNextPage ? m.common.loading : m.trial.docket.more}
            </button>
          )}
        </>
      )}
    </main>
  );
}

function isOpen({ state }: { state: DocketState }): boolean {
  return state === "received" || state === "judging";
}

function totalOf(counts: DocketCounts): number {
  return docketStates.reduce((sum, state) => sum + counts[state], 0);
}
