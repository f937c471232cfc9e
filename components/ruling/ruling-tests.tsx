"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import {
  judgeRulingAgain,
  keepRuling,
  listRulingCases,
  type RulingMark,
} from "@/components/api/rulings-api";
import { Icon, type IconName } from "@/components/base/icon";
import { errorText, ProblemNote } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { compareHref } from "@/components/compare/compare-href";
import { useMessages } from "@/components/messages/messages-provider";
import { RemoveTestButton } from "@/components/regression/remove-test-button";
import { fill } from "@/lib/format/fill";
import { faultInWords } from "./ruling-words";

const ASK_AGAIN_MS = 1_500;

/** The cases whose ruling was wrong, each with what is right and how it did when it was judged again. */
export function RulingTests({ initial }: { initial: RulingMark[] }) {
  const { m } = useMessages();
  const words = m.ruling.tests;
  const { data, error, refetch } = useQuery({
    queryKey: ["ruling-cases"],
    queryFn: ({ signal }) => listRulingCases(signal),
    initialData: initial,
    refetchInterval: ({ state }) =>
      state.data?.some(({ test }) => test?.outcome === "running") ? ASK_AGAIN_MS : false,
  });
  if (data.length === 0 && !error) return null;
  return (
    <section className="mt-8" aria-labelledby="ruling-tests">
      <header className="mb-3">
        <h2 id="ruling-tests">{words.title}</h2>
        <p className="text-[14px] text-ink-2">{words.lead}</p>
      </header>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      <ul className="grid gap-3" aria-label={words.title}>
        {data.map((mark) => (
          <RulingTest key={mark.id} mark={mark} onChange={() => void refetch()} />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { mark: RulingMark; onChange: () => void };

function RulingTest({ mark, onChange }: RowProps) {
  const speech = useMessages();
  const { m } = speech;
  const words = m.ruling.tests;
  return (
    <li className="card grid min-w-0 gap-2 p-4">
      <div className="flex items-start gap-2">
        <Link
          className="link min-w-0 flex-1 font-medium break-words"
          href={`/trials/${mark.trialId}?run=${mark.runId}#ruling-${mark.id}`}
        >
          {mark.title}
        </Link>
        <RemoveTestButton
          label={fill(words.remove, { page: mark.path })}
          removed={words.removed}
          remove={() => keepRuling(mark, false)}
          onChange={onChange}
        />
      </div>
      <p className="muted mono text-[12px] break-words">{mark.path}</p>
      <p className="min-w-0 break-words">
        <b>{words.expected[mark.right.outcome]}.</b>{" "}
        {mark.fault.kind === "open" ? mark.right.note : faultInWords(mark, speech)}
      </p>
      <Judged mark={mark} onChange={onChange} />
    </li>
  );
}

const looks = {
  running: { kind: "k-model", icon: "clock" },
  passed: { kind: "k-check", icon: "check" },
  failed: { kind: "k-error", icon: "x" },
  "not-judged": { kind: "k-repair", icon: "question" },
} as const satisfies Record<string, { kind: string; icon: IconName }>;

function Judged({ mark, onChange }: RowProps) {
  const { m } = useMessages();
  const toast = useToast();
  const words = m.ruling.tests;
  const { test } = mark;
  const judge = useMutation({
    mutationFn: () => judgeRulingAgain(mark),
    onSettled: onChange,
    onError: (error) => toast({ text: errorText(error), kind: "error" }),
  });
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-2">
      <button
        type="button"
        className="btn"
        title={words.judgeNote}
        disabled={judge.isPending || test?.outcome === "running"}
        onClick={() => judge.mutate()}
      >
        <Icon name="replay" />
        {words.judge}
      </button>
      {test === null ? (
        <span className="muted">{words.never}</span>
      ) : (
        <>
          <span className={`state ${looks[test.outcome].kind}`}>
            <Icon name={looks[test.outcome].icon} />
            {words.outcome[test.outcome]}
          </span>
          <Link className="link" href={`/trials/${mark.trialId}?run=${test.runId}`}>
            {m.ruling.open}
          </Link>
          <Link className="link" href={compareHref(mark.runId, test.runId)}>
            {m.ruling.compare}
          </Link>
          <span className="muted min-w-0 break-words">{test.reason}</span>
        </>
      )}
    </p>
  );
}
