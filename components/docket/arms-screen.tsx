"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { compareArms, readArms } from "@/components/api/trials-api";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { ArmScore, Scoreboard } from "@/lib/trace/scoreboard";
import { ArmRow } from "./arm-row";

const COMPARED_AT_ONCE = 20;
const ASK_AGAIN_MS = 3_000;

type Props = {
  initial: Scoreboard;
  /** What else tells how the court does, below. */
  children?: ReactNode;
};

/** The court beside what it is measured against, on the same cases, each share with its doubt. */
export function ArmsScreen({ initial, children }: Props) {
  const { m, count } = useMessages();
  const words = m.arms;
  const started = useMutation({ mutationFn: () => compareArms(COMPARED_AT_ONCE) });
  const { data, error, refetch } = useQuery({
    queryKey: ["arms"],
    queryFn: ({ signal }) => readArms(signal),
    initialData: initial,
    refetchInterval: started.isSuccess ? ASK_AGAIN_MS : false,
  });
  const isCompared = data.arms.length > 1 && data.compared > 0;
  return (
    <main id="main" className="mx-auto w-full max-w-[1128px] px-4 py-6 sm:px-12 sm:py-9">
      <header className="mb-4 flex flex-wrap items-end gap-3">
        <div className="min-w-[240px] flex-1">
          <p className="text-[12px] text-ink-2">
            <Link href="/trials">{m.trial.crumb}</Link>
          </p>
          <h1>{words.title}</h1>
          <p className="text-[14px] text-ink-2">{words.lead}</p>
        </div>
        <button
          type="button"
          className="btn pri"
          disabled={started.isPending}
          onClick={() => started.mutate()}
        >
          <Icon name="half" />
          {fill(words.compare, { n: COMPARED_AT_ONCE })}
        </button>
      </header>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {started.error && <ProblemNote error={started.error} />}
      {started.data && (
        <p role="status" className="mb-3 text-[13px] text-ink-2">
          {count(words.comparing, started.data.runIds.length)}
        </p>
      )}
      {isCompared ? (
        <ArmsTable board={data} />
      ) : (
        <div className="card p-6">
          <h2>{words.none}</h2>
          <p className="text-ink-2">{words.noneNote}</p>
        </div>
      )}
      {children && <div className="mt-8">{children}</div>}
    </main>
  );
}

function ArmsTable({ board }: { board: Scoreboard }) {
  const { m, count } = useMessages();
  const words = m.arms;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls sideways on a phone must be reached by keys. */}
      <section className="card overflow-x-auto" aria-label={words.title} tabIndex={0}>
        <table className="table arms-table">
          <caption className="sr-only">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.way}</th>
              <th scope="col">{words.notices}</th>
              <th scope="col">{words.accepted}</th>
              <th scope="col" className="num">
                {words.likeCourt}
              </th>
              <th scope="col" className="num">
                {words.tokens}
              </th>
              <th scope="col" className="num">
                {words.cost}
              </th>
              <th scope="col" className="num">
                {words.time}
              </th>
            </tr>
          </thead>
          <tbody>
            {board.arms.map((score) => (
              <ArmRow key={score.arm} score={score} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="muted mt-2 text-[12px]">
        {count(words.compared, board.compared, { of: board.trials })}{" "}
        {doOverlap(board.arms) ? words.overlap : words.apart}
      </p>
    </>
  );
}

/** Whether the intervals of what owners accepted leave the arms indistinguishable. */
function doOverlap(arms: readonly ArmScore[]): boolean {
  const low = Math.max(...arms.map(({ acceptedShare }) => acceptedShare.low));
  const high = Math.min(...arms.map(({ acceptedShare }) => acceptedShare.high));
  return low <= high;
}
