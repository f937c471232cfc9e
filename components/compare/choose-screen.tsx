"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { listRuns } from "@/components/api/runs-api";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { RunStateMark } from "@/components/base/run-state-mark";
import { SearchField } from "@/components/base/search-field";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { runState } from "@/lib/trace/run-state";
import { compareHref } from "./compare-href";
import { RunChoice } from "./run-choice";

const SHOWN = 30;

type Props = {
  /** The run that is known; null where the first is still to be chosen. */
  runId: string | null;
  /** Ids that name no run. */
  missing: readonly string[];
};

/** The comparison's page before there are two runs. */
export function ChooseScreen({ runId, missing }: Props) {
  const { m } = useMessages();
  const words = m.compare.choose;
  return (
    <main id="main" className="choose-screen">
      <h1>{m.compare.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {missing.map((id) => (
        <p key={id} className="notice k-repair" role="alert">
          <Icon name="alert" />
          {fill(words.missing, { id })}
        </p>
      ))}
      {runId === null ? (
        <FirstChoice />
      ) : (
        <>
          <h2>{fill(words.pickFor, { id: runId.slice(0, 12) })}</h2>
          <RunChoice runId={runId} />
        </>
      )}
    </main>
  );
}

function FirstChoice() {
  const { m } = useMessages();
  const words = m.compare.choose;
  const [search, setSearch] = useState("");
  const recent = useQuery({
    queryKey: ["runs", "to-compare", search],
    queryFn: ({ signal }) => listRuns({ search, limit: SHOWN }, signal),
    placeholderData: (before) => before,
  });
  return (
    <div className="run-choice">
      <h2>{words.pickFirst}</h2>
      <SearchField label={words.search} words={search} onWords={setSearch} />
      {recent.error && <ProblemNote error={recent.error} onRetry={() => void recent.refetch()} />}
      {recent.data?.runs.length === 0 && <p className="muted">{words.none}</p>}
      <ul>
        {recent.data?.runs.map((run) => (
          <li key={run.id}>
            <Link href={compareHref(run.id, null)}>
              <span className="flex items-center gap-2">
                <RunStateMark state={runState(run)} />
                <span className="muted mono text-[11px]">{run.id.slice(0, 8)}</span>
              </span>
              <span className="line-clamp-2">{run.question}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
