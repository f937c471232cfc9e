"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { listRelatives, type Relative } from "@/components/api/compare-api";
import { listRuns } from "@/components/api/runs-api";
import { ProblemNote } from "@/components/base/problem-note";
import { RunStateMark } from "@/components/base/run-state-mark";
import { SearchField } from "@/components/base/search-field";
import { useNow } from "@/components/base/use-now";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { formatAge } from "@/lib/format/age";
import { cutText } from "@/lib/format/cut-text";
import { formatCost } from "@/lib/format/money";
import type { RunItem } from "@/lib/trace/run-item";
import { runState } from "@/lib/trace/run-state";
import { compareHref } from "./compare-href";

const SHOWN = 20;
const ANSWER_CHARS = 120;

type Props = { runId: string; onChosen?: () => void };

/** The runs that this one may be held against. */
export function RunChoice({ runId, onChosen }: Props) {
  const { m } = useMessages();
  const words = m.compare.choose;
  const [search, setSearch] = useState("");
  const own = useQuery({
    queryKey: ["relatives", runId],
    queryFn: ({ signal }) => listRelatives(runId, signal),
  });
  const recent = useQuery({
    queryKey: ["runs", "to-compare", search],
    queryFn: ({ signal }) => listRuns({ search, limit: SHOWN }, signal),
    placeholderData: (before) => before,
  });
  const relatives = own.data?.relatives ?? [];
  const others = (recent.data?.runs ?? []).filter(
    ({ id }) => id !== runId && !relatives.some(({ run }) => run.id === id),
  );
  const link = { runId, onChosen: onChosen ?? (() => undefined) };
  return (
    <div className="run-choice">
      <section aria-labelledby="choose-own">
        <h3 id="choose-own" className="over">
          {words.relatives}
        </h3>
        {own.error && <ProblemNote error={own.error} onRetry={() => void own.refetch()} />}
        {own.data && relatives.length === 0 && <p className="muted">{words.noRelatives}</p>}
        <ul>
          {relatives.map((relative) => (
            <Choice key={relative.run.id} run={relative.run} relative={relative} {...link} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="choose-recent">
        <h3 id="choose-recent" className="over">
          {words.recent}
        </h3>
        <SearchField label={words.search} words={search} onWords={setSearch} />
        {recent.error && <ProblemNote error={recent.error} />}
        {recent.data && others.length === 0 && (
          <p className="muted">{search.trim() === "" ? words.noOthers : words.none}</p>
        )}
        <ul>
          {others.map((run) => (
            <Choice key={run.id} run={run} relative={null} {...link} />
          ))}
        </ul>
      </section>
    </div>
  );
}

type ChoiceProps = {
  runId: string;
  run: RunItem;
  relative: Relative | null;
  onChosen: () => void;
};

function Choice({ runId, run, relative, onChosen }: ChoiceProps) {
  const speech = useMessages();
  const { m, locale } = speech;
  const now = useNow(null);
  // What was made from the other stands on the right.
  const [a, b] = relative?.relation === "parent" ? [run.id, runId] : [runId, run.id];
  return (
    <li>
      <Link href={compareHref(a, b)} onClick={onChosen}>
        <span className="flex flex-wrap items-center gap-x-2">
          <RunStateMark state={runState(run)} />
          {relative && <span className="chip">{relationWords(relative, speech)}</span>}
          <span className="muted mono text-[11px]">{run.id.slice(0, 8)}</span>
          <span className="muted ml-auto whitespace-nowrap">
            {now === null ? "" : (formatAge(run.createdAt, now, locale) ?? m.common.now)}
            {" · "}
            {formatCost(run.usage.costUsd, m.common.unknown)}
          </span>
        </span>
        <span className="line-clamp-2">{run.question}</span>
        {run.answer && (
          <span className="muted truncate">{cutText(run.answer.text, ANSWER_CHARS)}</span>
        )}
      </Link>
    </li>
  );
}

function relationWords({ relation, run, arm }: Relative, { m }: Speech): string {
  const words = m.compare.choose;
  const how = run.origin && relation !== "parent" ? `${words.how[run.origin.how]}, ` : "";
  const kind = arm ? `${m.trial.arm.title[arm]}, ` : "";
  return `${kind}${how}${words.relation[relation]}`;
}
