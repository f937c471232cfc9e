"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { listRuns, type RunQuery } from "@/components/api/runs-api";
import type { RunPage } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { SearchField } from "@/components/base/search-field";
import { Segmented } from "@/components/base/segmented";
import { useNow } from "@/components/base/use-now";
import { useMessages } from "@/components/messages/messages-provider";
import { isOver } from "@/lib/trace/run-state";
import { RunRow } from "./run-row";

const PAGE_SIZE = 20;
const LIVE_MS = 1_500;
const IDLE_MS = 15_000;

const filters = ["all", "answered", "abstained", "running", "failed"] as const;
type Filter = (typeof filters)[number];

const queryOf: Record<Filter, RunQuery> = {
  all: {},
  answered: { status: "succeeded", abstained: false },
  abstained: { status: "succeeded", abstained: true },
  running: { status: "running" },
  failed: { status: "failed" },
};

type Props = { initial: RunPage; documentId?: string };

/** Runs, newest first; rows of running ones move by themselves. */
export function RecentRuns({ initial, documentId }: Props) {
  const { m } = useMessages();
  const [filter, setFilter] = useState<Filter>("all");
  const [words, setWords] = useState("");
  const search = useDeferredValue(words.trim());
  const isPlain = filter === "all" && search === "";
  const query = useInfiniteQuery({
    queryKey: ["runs", { filter, search, documentId }],
    queryFn: ({ pageParam, signal }) =>
      listRuns(
        {
          limit: PAGE_SIZE,
          before: pageParam,
          search,
          ...queryOf[filter],
          ...(documentId ? { documentId } : {}),
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: RunPage) => page.next,
    ...(isPlain ? { initialData: { pages: [initial], pageParams: [null] } } : {}),
    // Whoever comes back from a question finds it here, however lately the list was read.
    refetchOnMount: "always",
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.runs.some((run) => !isOver(run))) ? LIVE_MS : IDLE_MS,
  });
  const runs = query.data?.pages.flatMap((page) => page.runs) ?? [];
  const now = useNow(runs.some((run) => !isOver(run)) ? 500 : 30_000);
  return (
    <section className="mt-6" aria-labelledby="recent">
      <header className="mb-2 flex flex-wrap items-center gap-2">
        <h2 id="recent" className="flex-1">
          {m.runs.title}
        </h2>
        <SearchField label={m.runs.find} words={words} onWords={setWords} className="w-[200px]" />
        {documentId === undefined && (
          <Link className="btn ghost" href="/open">
            <Icon name="upload" />
            {m.exchange.open.link}
          </Link>
        )}
        <Segmented
          label={m.runs.filter}
          value={filter}
          options={filters.map((value) => ({ value, label: m.runs[value] }))}
          onChange={setFilter}
        />
      </header>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {runs.length > 0 && (
        <div className="card overflow-hidden">
          <table className="table runs-table">
            <caption className="sr-only">{m.runs.title}</caption>
            <thead>
              <tr>
                <th>
                  <span>{m.runs.columns.status}</span>
                </th>
                <th>{m.runs.columns.question}</th>
                <th>{m.runs.columns.claims}</th>
                <th className="num">{m.runs.columns.time}</th>
                <th className="num">{m.runs.columns.cost}</th>
                <th className="num">{m.runs.columns.when}</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <RunRow key={run.id} run={run} now={now} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {runs.length === 0 && query.isSuccess && <p className="muted">{m.runs.noHit}</p>}
      {query.hasNextPage && (
        <button
          type="button"
          className="btn mt-3"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? m.common.loading : m.runs.more}
        </button>
      )}
    </section>
  );
}
