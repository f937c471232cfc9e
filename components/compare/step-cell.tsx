"use client";

import { Icon } from "@/components/base/icon";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { formatSeconds } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCents } from "@/lib/format/money";
import type { ComparedStep } from "@/lib/trace/compare/compared-step";
import { isOver } from "@/lib/trace/run-state";
import { type SideName, sideLetters, useCompare } from "./compare-context";
import { comparedLook, comparedName } from "./compared-name";
import { stateWords } from "./row-speech";
import { SideMark } from "./side-mark";

const TAIL_CHARS = 90;

type Props = {
  side: SideName;
  step: ComparedStep;
  isOpen: boolean;
  /** True where the row above stands otherwise: what is missing says why once. */
  isEdge: boolean;
  onToggle: () => void;
};

/** One side of a row: what this run did there, and what it took. */
export function StepCell({ side, step, isOpen, isEdge, onToggle }: Props) {
  const speech = useMessages();
  const { m, number } = speech;
  const view = useCompare();
  const own = step[side];
  const figures = step.figures[side];
  if (!own || !figures)
    return (
      <span className="cmp-cell none">
        {isEdge ? missingWords(side, step, view.comparison, speech) : ""}
      </span>
    );
  const { name, note } = comparedName(own, speech);
  const { kind, icon } = comparedLook(own);
  const { span } = own;
  const hasFailed = span.outcome !== null && span.outcome.status !== "ok";
  const source = span.kind === "model-call" ? span.end?.source : undefined;
  const isLead = side === "a" || step.a === null;
  const running = span.endedAt === null ? view[side].texts.get(own.id) : undefined;
  return (
    <span className="cmp-cell">
      <SideMark side={side} small />
      <button
        type="button"
        className="cmp-name"
        aria-expanded={isOpen}
        tabIndex={isLead ? 0 : -1}
        onClick={onToggle}
      >
        <span className={`tile ${hasFailed ? "k-error" : kind}`}>
          <Icon name={hasFailed ? "x" : icon} />
        </span>
        <span className="truncate">
          {name}
          {isLead && <span className="sr-only">, {stateWords(step, speech)}</span>}{" "}
          <span className="muted">{running === undefined ? note : running.slice(-TAIL_CHARS)}</span>
        </span>
        {span.endedAt === null && <Under isOver={isRunOver(view.comparison[side])} />}
        {source === "memo" && (
          <span className="source-mark" title={m.compare.table.recorded}>
            <Icon name="replay" small />
            <span className="sr-only">{m.compare.table.recorded}</span>
          </span>
        )}
        {source === "edit" && <span className="chip k k-repair">{m.compare.table.edited}</span>}
      </button>
      <span className="num n1">
        {figures.ms !== null && (
          <>
            {formatSeconds(figures.ms)}
            <Unit name={m.compare.table.seconds} />
          </>
        )}
      </span>
      <span className="num n2">
        {figures.calls > 0 && (
          <>
            {number(figures.tokens)}
            <Unit name={m.compare.table.tokens} />
          </>
        )}
      </span>
      <span className="num n3">
        {figures.calls > 0 && (
          <>
            {formatCents(figures.costUsd, "?")}
            <Unit name={m.compare.table.cents} />
          </>
        )}
      </span>
    </span>
  );
}

/** Said to who cannot see the head of the column; a phone shows it, too. */
function Unit({ name }: { name: string }) {
  return <span className="unit"> {name}</span>;
}

function Under({ isOver: over }: { isOver: boolean }) {
  const { m } = useMessages();
  if (over) return <span className="chip">{m.run.call.stopped}</span>;
  return (
    <>
      <span className="dot live k-model" />
      <span className="sr-only">{m.compare.table.underWay}</span>
    </>
  );
}

type Summary = ReturnType<typeof useCompare>["comparison"]["a"];

function isRunOver(summary: Summary): boolean {
  return summary !== null && isOver(summary);
}

function missingWords(
  side: SideName,
  step: ComparedStep,
  comparison: ReturnType<typeof useCompare>["comparison"],
  { m }: Speech,
): string {
  const words = m.compare.table;
  const letter = { side: sideLetters[side] };
  if (step.state === "waiting") return fill(words.notYet, letter);
  const { endedAt } = comparison[side] ?? { endedAt: null };
  const other = side === "a" ? step.b : step.a;
  const otherStart = comparison[side === "a" ? "b" : "a"]?.startedAt ?? 0;
  const ownStart = comparison[side]?.startedAt ?? 0;
  const hadEnded =
    endedAt !== null && other !== null && other.span.startedAt - otherStart >= endedAt - ownStart;
  return fill(hadEnded ? words.ended : words.missing, letter);
}
