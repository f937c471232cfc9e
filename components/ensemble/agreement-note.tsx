"use client";

import Link from "next/link";
import type { EnsembleItem, EnsembleRun } from "@/components/api/ensemble-api";
import { ClaimCounts } from "@/components/base/claim-counts";
import { Icon } from "@/components/base/icon";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { cutText } from "@/lib/format/cut-text";
import { fill } from "@/lib/format/fill";
import { type RunState, runState } from "@/lib/trace/run-state";

const SHOWN_CHARS = 4_000;

/** How many say the same, what they say, and, beside it in the same size, how many do not. */
export function AgreementNote({ ensemble }: { ensemble: EnsembleItem }) {
  const speech = useMessages();
  const { m, number } = speech;
  const texts = m.ensemble.agreement;
  const { best, incomparable } = ensemble;
  const chosen = ensemble.runs.find(({ index }) => index === best?.run);
  const isMajority = best !== null && best.agree * 2 > ensemble.of;
  return (
    <section className="agreement" aria-labelledby="agreement">
      <h2 id="agreement" className="sr-only">
        {texts.label}
      </h2>
      <p role="status" className={`agreement-head ${isMajority ? "k-check" : "k-plain"}`}>
        <Icon name={isMajority ? "check" : "info"} />
        <b>{headline(ensemble, speech)}</b>
        <span>{remainder(ensemble, speech).join(" · ")}</span>
      </p>
      {chosen?.answer && (
        <>
          <p className="muted mt-2 text-[12px]">
            {best?.agree === 1 && ensemble.groups.length > 1 ? texts.bestOfNone : texts.best}
          </p>
          <p className="answer-text">{cutText(chosen.answer.text, SHOWN_CHARS)}</p>
          <p className="mt-1.5 flex flex-wrap items-center gap-3 text-[12px]">
            <ClaimCounts marks={chosen.marks} />
            <Link className="link" href={`/runs/${chosen.runId}`}>
              {texts.openBest}: {fill(m.ensemble.run, { n: number(chosen.index + 1) })}
            </Link>
          </p>
        </>
      )}
      {incomparable.length > 1 && (
        <p className="notice k-repair mt-2">
          <Icon name="alert" />
          <span>{fill(texts.prose, { n: number(incomparable.length) })}</span>
        </p>
      )}
      <p className="muted mt-2 text-[12px]">
        {ensemble.temperature === 0 && areSameModels(ensemble.runs) ? texts.cold : texts.how}
      </p>
    </section>
  );
}

function headline({ best, of, groups }: EnsembleItem, { m, number }: Speech): string {
  const texts = m.ensemble.agreement;
  if (best === null) return texts.waiting;
  if (best.agree > 1) return fill(texts.agree, { agree: number(best.agree), of: number(of) });
  return fill(groups.length > 1 ? texts.none : texts.first, { of: number(of) });
}

/** What the other runs came to. */
function remainder({ groups, runs, of }: EnsembleItem, { m, number, count }: Speech): string[] {
  const texts = m.ensemble.agreement;
  const states = runs.map(runState);
  const isOf = (...wanted: RunState[]) => states.filter((state) => wanted.includes(state)).length;
  const counted: [number, string][] = [
    [isOf("abstained"), texts.abstained],
    [isOf("failed"), texts.failed],
    [isOf("cancelled"), texts.stopped],
    [isOf("queued", "running", "paused"), texts.running],
    [of - runs.length, texts.missing],
  ];
  return [
    ...(groups.length > 1 ? [count(texts.others, groups.length - 1)] : []),
    ...counted.flatMap(([n, words]) => (n > 0 ? [fill(words, { n: number(n) })] : [])),
  ];
}

function areSameModels(runs: readonly EnsembleRun[]): boolean {
  return new Set(runs.map(({ models }) => models.root)).size === 1;
}
