"use client";

import Link from "next/link";
import { ClaimCounts } from "@/components/base/claim-counts";
import { RunStateMark } from "@/components/base/run-state-mark";
import { ImportedChip } from "@/components/exchange/imported-chip";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { runState } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";
import { countMarks } from "@/lib/trace/select-answer";
import { type SideName, sideLetters, useCompare } from "./compare-context";
import { iterationNumber } from "./compared-name";
import { runHref } from "./run-href";
import { SettingChanges } from "./setting-changes";
import { SideMark } from "./side-mark";
import { TotalsDelta } from "./totals-delta";

type Both = { a: RunSummary; b: RunSummary };

/** Who is held against whom: each run's name and state, what sets them apart, and what changes in sum. */
export function RunSides({ a, b }: Both) {
  const { m } = useMessages();
  return (
    <section className="sides" aria-label={m.compare.runs}>
      <Side side="a" own={a} other={b} />
      <Side side="b" own={b} other={a} />
      <TotalsDelta />
      <SettingChanges a={a.config} b={b.config} />
    </section>
  );
}

function Side({ side, own, other }: { side: SideName; own: RunSummary; other: RunSummary }) {
  const speech = useMessages();
  const { m } = speech;
  const { comparison } = useCompare();
  const first = comparison.first;
  const number = iterationNumber(first?.a ?? null) ?? numberIn(first?.id ?? "");
  const { trial } = own.config;
  return (
    <div className="side">
      <SideMark side={side} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link
            className="mono font-semibold text-[12px]"
            href={runHref(own)}
            aria-label={`${fill(m.compare.side.open, { side: sideLetters[side] })}, ${own.id.slice(0, 12)}`}
          >
            {own.id.slice(0, 12)}
          </Link>
          <span className="muted">{originWords(own, other, number, speech)}</span>
          <ImportedChip source={own.imported} />
          {(!trial || own.status !== "succeeded") && <RunStateMark state={runState(own)} />}
        </p>
        <p className="side-models">
          {trial ? m.trial.arm.title[trial.arm] : modelWords(own, speech)}
        </p>
      </div>
      {own.answer && !own.answer.abstained && !trial && (
        <ClaimCounts marks={countMarks(own.claims)} />
      )}
    </div>
  );
}

function numberIn(id: string): number | null {
  const found = /(?:^|:)iteration-(\d+)/.exec(id)?.[1];
  return found === undefined ? null : Number(found);
}

function originWords(
  own: RunSummary,
  other: RunSummary,
  number: number | null,
  { m }: Speech,
): string {
  const words = m.compare.side;
  if (!own.origin) return words.original;
  const { how, runId } = own.origin;
  const of = other.id === runId ? other.id : null;
  const id = runId.slice(0, 8);
  if (of === null) return fill(how === "fork" ? words.forkOfOther : words.replayOfOther, { id });
  const letter = id;
  if (how === "replay") return fill(words.replayOf, { of: letter });
  return number === null
    ? fill(words.forkOf, { of: letter })
    : fill(words.forkAt, { of: letter, n: number });
}

function modelWords({ config: { models } }: RunSummary, { m }: Speech): string {
  return models.root === models.sub
    ? fill(m.compare.side.allRoles, { model: models.root })
    : `${models.root} · ${models.sub}`;
}
