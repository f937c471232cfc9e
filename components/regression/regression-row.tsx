"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { askRegressionCase, removeRegressionCase } from "@/components/api/regression-cases-api";
import type { RegressionCase } from "@/components/api/shapes";
import { verifyRun } from "@/components/api/verifications-api";
import { Icon, type IconName } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";
import { VerificationState } from "@/components/verification/verification-state";
import { fill } from "@/lib/format/fill";
import { RemoveTestButton } from "./remove-test-button";

type Props = { regressionCase: RegressionCase; onChange: () => void };

export function RegressionRow({ regressionCase: one, onChange }: Props) {
  const { m } = useMessages();
  const words = m.verification.cases;
  return (
    <li className="card grid min-w-0 gap-2 p-4">
      <div className="flex items-start gap-2">
        <Link className="link min-w-0 flex-1 font-medium break-words" href={`/runs/${one.runId}`}>
          {one.question}
        </Link>
        <RemoveTestButton
          label={fill(words.remove, { question: one.question })}
          removed={words.removed}
          remove={() => removeRegressionCase(one.id)}
          onChange={onChange}
        />
      </div>
      <p className="muted text-[12px]">{one.documents.map(({ name }) => name).join(", ")}</p>
      <p className="min-w-0">
        <span className="over">{words.columns.expected}</span>{" "}
        <span className="line-clamp-4 whitespace-pre-wrap break-words">{one.answer.text}</span>
      </p>
      <Runs regressionCase={one} onChange={onChange} />
    </li>
  );
}

function Runs({ regressionCase: one, onChange }: Props) {
  const { m } = useMessages();
  const toast = useToast();
  const words = m.verification.cases;
  const settled = {
    onSettled: onChange,
    onError: (error: Error) => toast({ text: errorText(error), kind: "error" }),
  };
  const verify = useMutation({
    mutationFn: () =>
      verifyRun(
        one.runId,
        one.documents.map(({ id }) => id),
      ),
    ...settled,
  });
  const ask = useMutation({ mutationFn: () => askRegressionCase(one.id), ...settled });
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <span className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          className="btn"
          title={words.verifyNote}
          disabled={verify.isPending}
          onClick={() => verify.mutate()}
        >
          <Icon name="shield" />
          {words.verify}
        </button>
        {one.lastVerification ? (
          <VerificationState verification={one.lastVerification} />
        ) : (
          <span className="muted">{words.never}</span>
        )}
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-2">
        <button
          type="button"
          className="btn"
          title={words.askNote}
          disabled={ask.isPending || one.lastRun?.outcome === "running"}
          onClick={() => ask.mutate()}
        >
          <Icon name="replay" />
          {words.ask}
        </button>
        {one.lastRun ? (
          <LastRun lastRun={one.lastRun} />
        ) : (
          <span className="muted">{words.askNote}</span>
        )}
      </span>
    </div>
  );
}

const looks = {
  running: { kind: "k-model", icon: "clock" },
  passed: { kind: "k-check", icon: "check" },
  failed: { kind: "k-error", icon: "x" },
  unclear: { kind: "k-repair", icon: "question" },
} as const satisfies Record<string, { kind: string; icon: IconName }>;

function LastRun({ lastRun }: { lastRun: NonNullable<RegressionCase["lastRun"]> }) {
  const { m } = useMessages();
  const words = m.verification.cases;
  const { kind, icon } = looks[lastRun.outcome];
  return (
    <>
      <span className={`state ${kind}`}>
        <Icon name={icon} />
        <span className="word">{words.outcome[lastRun.outcome]}</span>
      </span>
      <Link className="link min-w-0 truncate" href={`/runs/${lastRun.runId}`}>
        {lastRun.models.root}
        {lastRun.outcome === "running" ? "" : `: ${lastRun.answer ?? words.noAnswer}`}
      </Link>
    </>
  );
}
