"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { cancelEnsemble, type EnsembleItem, readEnsemble } from "@/components/api/ensemble-api";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useNow } from "@/components/base/use-now";
import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import { AgreementNote } from "./agreement-note";
import { byGroup, letterOf } from "./group-letters";
import { RunColumn } from "./run-column";
import { SharedPlaces } from "./shared-places";

/** Asked in one request for all runs: a browser opens too few streams for one each. */
const LIVE_MS = 1_000;

/** One question asked several times: what the runs agree on, each run beside the others, and what they rest on. */
export function EnsembleScreen({ initial }: { initial: EnsembleItem }) {
  const { m, number } = useMessages();
  const queryKey = ["ensembles", initial.id];
  const client = useQueryClient();
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => readEnsemble(initial.id, signal),
    initialData: initial,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.isOver ? false : LIVE_MS),
  });
  const stop = useMutation({
    mutationFn: () => cancelEnsemble(initial.id),
    onSuccess: (stopped) => client.setQueryData(queryKey, stopped),
  });
  const ensemble = query.data;
  const now = useNow(ensemble.isOver ? null : 500);
  const error = query.error ?? stop.error;
  return (
    <main id="main" className="ensemble">
      <header className="run-head">
        <div className="run-name">
          <p className="crumb">
            <Link href="/">{m.ensemble.crumb}</Link>
            <span>/</span>
            <span>{fill(m.ensemble.title, { n: number(ensemble.of) })}</span>
          </p>
          <h1 title={ensemble.question}>{ensemble.question}</h1>
        </div>
        <Totals ensemble={ensemble} />
        {!ensemble.isOver && (
          <button
            type="button"
            className="btn"
            disabled={stop.isPending}
            onClick={() => stop.mutate()}
          >
            <Icon name="stop" />
            {m.ensemble.stopAll}
          </button>
        )}
      </header>
      <div className="ensemble-body">
        <DocumentNames ensemble={ensemble} />
        {error && <ProblemNote error={error} onRetry={() => void query.refetch()} />}
        <AgreementNote ensemble={ensemble} />
        <h2 className="sr-only">{m.ensemble.runs}</h2>
        <ul className="run-columns-list">
          {byGroup(ensemble, ensemble.runs).map((run) => (
            <RunColumn
              key={run.runId}
              {...{ run, now }}
              runs={ensemble.runs}
              letter={letterOf(ensemble, run.index)}
            />
          ))}
        </ul>
        <SharedPlaces ensemble={ensemble} />
      </div>
    </main>
  );
}

function Totals({ ensemble: { usage } }: { ensemble: EnsembleItem }) {
  const { m, number } = useMessages();
  return (
    <dl className="totals" aria-label={m.ensemble.totals}>
      <div>
        <dt>{m.run.totals.time}</dt>
        <dd>{formatDuration(usage.wallMs)}</dd>
      </div>
      <div>
        <dt>{m.run.totals.cost}</dt>
        <dd>{formatCost(usage.costUsd, m.common.unknown)}</dd>
      </div>
      <div>
        <dt>{m.run.totals.tokens}</dt>
        <dd>
          {number(usage.inputTokens)} <span className="muted">→</span> {number(usage.outputTokens)}
        </dd>
      </div>
    </dl>
  );
}

function DocumentNames({ ensemble: { documents } }: { ensemble: EnsembleItem }) {
  const { m } = useMessages();
  return (
    <ul className="flex flex-wrap gap-1.5" aria-label={m.ensemble.documents.label}>
      {documents.map(({ id, name }) => (
        <li key={id}>
          <Link className="chip" href={`/documents/${id}`}>
            <Icon name="doc" small />
            <span className="max-w-[260px] truncate">{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
