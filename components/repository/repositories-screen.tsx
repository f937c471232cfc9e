"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { listRepositories } from "@/components/api/repositories-api";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useNow } from "@/components/base/use-now";
import { useMessages } from "@/components/messages/messages-provider";
import type { RepositoryItem } from "@/lib/trace/repository";
import { ReadWhen } from "./read-when";
import { sourceName } from "./source-name";

const REFRESH_MS = 15_000;

/** The repositories whose pages are watched. */
export function RepositoriesScreen({ initial }: { initial: RepositoryItem[] }) {
  const { m } = useMessages();
  const words = m.repository;
  const query = useQuery({
    queryKey: ["repositories"],
    queryFn: ({ signal }) => listRepositories(signal),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  return (
    <main id="main" className="mx-auto w-full max-w-[1128px] px-4 py-6 sm:px-12 sm:py-9">
      <header className="mb-4 flex flex-wrap items-end gap-3">
        <div className="min-w-[240px] flex-1">
          <h1>{words.title}</h1>
          <p className="text-[14px] text-ink-2">{words.lead}</p>
        </div>
        <Link className="btn pri" href="/repositories/new">
          <Icon name="plus" />
          {words.add}
        </Link>
      </header>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.data.length === 0 ? (
        <div className="card p-6">
          <h2>{words.none}</h2>
          <p className="max-w-[76ch] text-ink-2">{words.noneNote}</p>
        </div>
      ) : (
        <div className="card overflow-hidden">
          <table className="table repository-table">
            <caption className="sr-only">{words.title}</caption>
            <thead>
              <tr>
                <th>{words.columns.name}</th>
                <th>{words.columns.source}</th>
                <th className="num">{words.columns.pages}</th>
                <th>{words.columns.read}</th>
                <th>{words.columns.problems}</th>
              </tr>
            </thead>
            <tbody>
              {query.data.map((repository) => (
                <Row key={repository.id} repository={repository} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

function Row({ repository }: { repository: RepositoryItem }) {
  const { m, number, count } = useMessages();
  const now = useNow(60_000);
  return (
    <tr>
      <td className="question">
        <Link className="font-medium" href={`/repositories/${repository.id}`}>
          {repository.name}
        </Link>
      </td>
      <td>
        {m.repository.kinds[repository.source.kind]}
        <span className="muted mono block truncate text-[11px]">
          {sourceName(repository.source)}
        </span>
      </td>
      <td className="num">{number(repository.pageCount)}</td>
      <td className="muted">
        <ReadWhen readAt={repository.readAt} now={now} />
      </td>
      <td>
        {repository.problems.length > 0 && (
          <span className="state k-repair">
            <Icon name="alert" />
            {count(m.repository.problems, repository.problems.length)}
          </span>
        )}
      </td>
    </tr>
  );
}
