"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import {
  cancelFaultSearch,
  keepRuling,
  type RulingMark,
  removeRulingMark,
  startFaultSearch,
} from "@/components/api/rulings-api";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import { AttemptList } from "./attempt-list";
import { faultInWords } from "./ruling-words";
import { isSearching, useRefreshRulings } from "./use-rulings";

/** A ruling that was called wrong: what was right, the stage at fault, and what was tried to know it. */
export function MarkCard({ mark }: { mark: RulingMark }) {
  const speech = useMessages();
  const { m } = speech;
  const { right, search, fault } = mark;
  const isOpen = isSearching(mark);
  return (
    <article
      className="mark-card"
      aria-label={`${m.ruling.should[right.outcome]}: ${mark.path}`}
      id={`ruling-${mark.id}`}
    >
      <header>
        <span className="state k-error">
          <Icon name="flag" />
          {m.ruling.should[right.outcome]}
        </span>
        {right.note !== "" && <span className="muted min-w-0 break-words">{right.note}</span>}
        <span className="flex-1" />
        <MarkActions mark={mark} />
      </header>
      <p className={fault.kind === "found" ? "fault-line found" : "fault-line"} role="status">
        {isOpen ? (
          <>
            <span className="dot live k-model" />{" "}
            {search.state === "queued" ? m.ruling.queued : m.ruling.searching}
          </>
        ) : (
          faultInWords(mark, speech)
        )}
      </p>
      {!isOpen && isSoOfAll(mark) && <p className="muted text-[12px]">{m.ruling.always}</p>}
      {search.state === "cancelled" && <p className="muted">{m.ruling.stopped}</p>}
      {search.state === "failed" && (
        <p className="state k-error whitespace-normal">
          <Icon name="alert" />
          {fill(m.ruling.searchFailed, { error: search.error ?? "" })}
        </p>
      )}
      <AttemptList mark={mark} />
      <p className="muted text-[12px]">{spentInWords(mark, speech)}</p>
    </article>
  );
}

function MarkActions({ mark }: { mark: RulingMark }) {
  const { m } = useMessages();
  const toast = useToast();
  const refresh = useRefreshRulings(mark.trialId);
  const settled = {
    onSettled: refresh,
    onError: (error: Error) => toast({ text: errorText(error), kind: "error" }),
  };
  const start = useMutation({ mutationFn: () => startFaultSearch(mark), ...settled });
  const stop = useMutation({ mutationFn: () => cancelFaultSearch(mark), ...settled });
  const keep = useMutation({ mutationFn: () => keepRuling(mark, true), ...settled });
  const remove = useMutation({
    mutationFn: () => removeRulingMark(mark),
    onSuccess: () => toast({ text: m.ruling.removed, key: "removed-mark" }),
    ...settled,
  });
  const isOpen = isSearching(mark);
  const canSearch =
    !isOpen &&
    mark.attempts.some(({ result }) => result.status === "waiting" || result.status === "failed");
  return (
    <>
      {canSearch && (
        <button
          type="button"
          className="btn pri"
          disabled={start.isPending}
          onClick={() => start.mutate()}
        >
          <Icon name="search" />
          {mark.search.round === 0 ? m.ruling.search : m.ruling.searchRest}
        </button>
      )}
      {isOpen && (
        <button
          type="button"
          className="btn"
          disabled={stop.isPending}
          onClick={() => stop.mutate()}
        >
          <Icon name="stop" />
          {m.ruling.stop}
        </button>
      )}
      {mark.isCase ? (
        <Link className="chip" href="/tests">
          <Icon name="check" small />
          {m.ruling.kept}
        </Link>
      ) : (
        <button
          type="button"
          className="btn"
          disabled={keep.isPending}
          onClick={() => keep.mutate()}
        >
          <Icon name="gate" />
          {m.ruling.keep}
        </button>
      )}
      <button
        type="button"
        className="btn ghost icon"
        aria-label={m.ruling.remove}
        title={m.ruling.remove}
        disabled={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <Icon name="x" />
      </button>
    </>
  );
}

/** Every exhibit was left out, and nobody said that one should have been: that ends whatever case there is. */
function isSoOfAll({ fault, attempts, ruled }: RulingMark): boolean {
  if (fault.kind !== "found" || fault.stage !== "exhibits" || ruled.state !== "notice")
    return false;
  const found = attempts.find(({ key }) => key === fault.key);
  return found?.source === "derived" && found.mostCalls === 0;
}

/** What the search may cost at most; afterwards what it did, and how much of it was left to chance. */
function spentInWords(mark: RulingMark, { m, count }: Speech): string {
  const ended = mark.attempts.flatMap(({ result }) => (result.status === "ended" ? [result] : []));
  const waits = mark.attempts.some(({ result }) => result.status === "waiting");
  const most = mark.mostCalls === 0 ? m.ruling.mostNone : count(m.ruling.most, mark.mostCalls);
  if (ended.length === 0) return most;
  const live = ended.reduce((sum, { calls }) => sum + calls.live, 0);
  const random = ended.reduce((sum, { calls }) => sum + calls.random, 0);
  const warmest = Math.max(...ended.map(({ calls }) => calls.temperature ?? 0));
  const costs = ended.map(({ costUsd }) => costUsd);
  const costUsd = costs.some((cost) => cost === null)
    ? null
    : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
  return [
    fill(m.ruling.total, {
      calls: live === 0 ? m.ruling.noCall : count(m.ruling.live, live),
      cost: formatCost(costUsd, m.common.unknown),
    }),
    ...(random > 0 ? [count(m.ruling.random, random, { temperature: warmest })] : []),
    ...(waits ? [most] : []),
  ].join(" ");
}
