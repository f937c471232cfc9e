"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { exportPath, listRegressionCases } from "@/components/api/regression-cases-api";
import type { RegressionCase } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { RegressionRow } from "./regression-row";

const ASK_AGAIN_MS = 1_500;

type Props = {
  initial: RegressionCase[];
  /** Tests of another kind, below. */
  children?: ReactNode;
};

/** The answers kept as tests, how each did last, and the two ways to run it again. */
export function RegressionScreen({ initial, children }: Props) {
  const { m } = useMessages();
  const words = m.verification.cases;
  const { data, error, refetch } = useQuery({
    queryKey: ["regression-cases"],
    queryFn: ({ signal }) => listRegressionCases(signal),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? ASK_AGAIN_MS : false),
  });
  return (
    <main id="main" className="mx-auto w-full max-w-[1128px] px-4 py-6 sm:px-12 sm:py-9">
      <header className="mb-4 flex flex-wrap items-end gap-3">
        <div className="min-w-[240px] flex-1">
          <h1>{words.title}</h1>
          <p className="text-[14px] text-ink-2">{words.lead}</p>
        </div>
        {data.length > 0 && (
          <a className="btn" href={exportPath} download>
            <Icon name="down" />
            {words.export}
          </a>
        )}
      </header>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data.length === 0 && !children ? (
        <div className="card p-6">
          <h2>{words.none}</h2>
          <p className="text-ink-2">{words.noneNote}</p>
        </div>
      ) : (
        <ul className="grid gap-3" aria-label={words.title}>
          {data.map((one) => (
            <RegressionRow key={one.id} regressionCase={one} onChange={() => void refetch()} />
          ))}
        </ul>
      )}
      {children}
    </main>
  );
}

function isUnderWay({ lastRun, lastVerification }: RegressionCase): boolean {
  return lastRun?.outcome === "running" || lastVerification?.state === "queued";
}
