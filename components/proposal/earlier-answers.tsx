"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { decidePrecedent, listPrecedents, type Precedent } from "@/components/api/precedents-api";
import { Icon } from "@/components/base/icon";
import { errorText, ProblemNote } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { dayOf } from "./day-of";

type Props = { initial: Precedent[] };

/** Reasons that were given before: each counts once a person has confirmed it, and until it expires. */
export function EarlierAnswers({ initial }: Props) {
  const { m } = useMessages();
  const words = m.proposal.settings;
  const toast = useToast();
  const query = useQuery({
    queryKey: ["precedents"],
    queryFn: ({ signal }) => listPrecedents(signal),
    initialData: initial,
  });
  const decide = useMutation({
    mutationFn: ({ id, action }: { id: string; action: "confirm" | "remove" }) =>
      decidePrecedent(id, action),
    onError: (error) => toast({ text: errorText(error), kind: "error" }),
    onSettled: () => query.refetch(),
  });
  return (
    <section className="card grid gap-3 p-4" aria-labelledby="earlier">
      <h2 id="earlier">{words.learntTitle}</h2>
      <p className="text-ink-2">{words.learntNote}</p>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.data.length === 0 && <p className="muted">{words.learntNone}</p>}
      <ul className="grid gap-2">
        {query.data.map((one) => (
          <Answer
            key={one.id}
            answer={one}
            isBusy={decide.isPending}
            onDecide={(action) => decide.mutate({ id: one.id, action })}
          />
        ))}
      </ul>
    </section>
  );
}

type AnswerProps = {
  answer: Precedent;
  isBusy: boolean;
  onDecide: (action: "confirm" | "remove") => void;
};

function Answer({ answer, isBusy, onDecide }: AnswerProps) {
  const { m, locale } = useMessages();
  const words = m.proposal.settings;
  const isConfirmed = answer.state === "confirmed" && !answer.expired;
  return (
    <li className="earlier-answer">
      <p className="mono truncate text-[11.5px] text-ink-2">{answer.path}</p>
      <blockquote>{answer.passage}</blockquote>
      <p>{answer.reason}</p>
      <p className="flex flex-wrap items-center gap-2 text-[12px]">
        <span className={`state ${isConfirmed ? "k-check" : "k-plain"}`}>
          <Icon name={isConfirmed ? "check" : "clock"} />
          {isConfirmed ? words.confirmed : words.suggested}
        </span>
        <span className="muted flex-1" suppressHydrationWarning>
          {fill(words.expires, { date: dayOf(answer.expiresAt, locale) })}
        </span>
        {answer.state === "suggested" && !answer.expired && (
          <button
            type="button"
            className="btn"
            disabled={isBusy}
            onClick={() => onDecide("confirm")}
          >
            {words.confirm}
          </button>
        )}
        <button type="button" className="btn" disabled={isBusy} onClick={() => onDecide("remove")}>
          {words.remove}
        </button>
      </p>
    </li>
  );
}
