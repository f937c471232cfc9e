"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { changedCases, type InsightFilter } from "@/components/api/insights-api";
import { ProblemNote } from "@/components/base/problem-note";
import { Sheet } from "@/components/base/sheet";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { TriedRule } from "@/lib/trace/what-if";

type Props = { filter: InsightFilter; rule: TriedRule; onClose: () => void };

/** The cases that the tried rule would have ended otherwise, each a link to its trial. */
export function ChangedCasesSheet({ filter, rule, onClose }: Props) {
  const { m, number } = useMessages();
  const words = m.insights.whatIf.list;
  const query = useQuery({
    queryKey: ["changed-cases", filter, rule],
    queryFn: ({ signal }) => changedCases(filter, rule, signal),
  });
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div className="max-h-[70vh] overflow-auto p-4">
        {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <p className="muted">{m.common.loading}</p>}
        {query.data?.total === 0 && <p className="muted">{words.none}</p>}
        <ul className="ins-cases">
          {query.data?.cases.map(({ trialId, path, title, change, decision }) => (
            <li key={`${trialId} ${path}`}>
              <Link href={`/trials/${trialId}`}>{title || path}</Link>
              <span className="mono muted">{path}</span>
              <span className="chip">{words.change[change]}</span>
              {(change === "lost" || change === "uncertain") && (
                <span className="muted">
                  {words.was}: {words.decision[decision]}
                </span>
              )}
            </li>
          ))}
        </ul>
        {query.data && query.data.total > query.data.cases.length && (
          <p className="muted">
            {fill(words.more, {
              n: number(query.data.cases.length),
              of: number(query.data.total),
            })}
          </p>
        )}
      </div>
    </Sheet>
  );
}
