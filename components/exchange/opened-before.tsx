"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { listRuns } from "@/components/api/runs-api";
import type { RunPage } from "@/components/api/shapes";
import { ProblemNote } from "@/components/base/problem-note";
import { useNow } from "@/components/base/use-now";
import { useMessages } from "@/components/messages/messages-provider";
import { formatAge } from "@/lib/format/age";
import { formatDuration } from "@/lib/format/duration";
import type { RunItem } from "@/lib/trace/run-item";

const PAGE_SIZE = 20;

/** The traces that were opened here, those that were recorded last first. */
export function OpenedBefore({ initial }: { initial: RunPage }) {
  const { m } = useMessages();
  const words = m.exchange.open;
  const query = useInfiniteQuery({
    queryKey: ["runs", "imported"],
    queryFn: ({ pageParam, signal }) =>
      listRuns({ kind: "imported", limit: PAGE_SIZE, before: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: RunPage) => page.next,
    initialData: { pages: [initial], pageParams: [null] },
  });
  const runs = query.data.pages.flatMap((page) => page.runs);
  return (
    <section className="mt-8" aria-labelledby="opened">
      <h2 id="opened" className="mb-2">
        {words.before}
      </h2>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {runs.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls sideways on a phone must be reached by keys.
        <section className="card overflow-x-auto" aria-label={words.before} tabIndex={0}>
          <table className="table opened-table">
            <caption className="sr-only">{words.before}</caption>
            <thead>
              <tr>
                <th>{words.columns.trace}</th>
                <th>{words.columns.from}</th>
                <th className="num">{words.columns.steps}</th>
                <th className="num">{words.columns.time}</th>
                <th className="num">{words.columns.when}</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <OpenedRow key={run.id} run={run} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {query.hasNextPage && (
        <button
          type="button"
          className="btn mt-3"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? m.common.loading : words.more}
        </button>
      )}
    </section>
  );
}

function OpenedRow({ run }: { run: RunItem }) {
  const { m, locale, number } = useMessages();
  const now = useNow(30_000);
  const { imported, usage } = run;
  const opened = imported?.importedAt ?? run.createdAt;
  return (
    <tr>
      <td className="question">
        <Link href={`/runs/${run.id}`}>{run.question}</Link>
        <span className="muted block truncate text-[11.5px] leading-[15px]">
          {imported?.file ?? ""}
        </span>
      </td>
      <td>{imported?.producer ?? m.exchange.open.unknown}</td>
      <td className="num">{number(usage.modelCalls)}</td>
      <td className="num">{formatDuration(usage.wallMs)}</td>
      <td className="num muted">
        {now === null ? "" : (formatAge(opened, now, locale) ?? m.common.now)}
      </td>
    </tr>
  );
}
