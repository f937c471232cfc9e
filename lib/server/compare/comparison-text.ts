/** A comparison in words, for who reads and does not see. */
import { compareAnswers } from "@/lib/trace/compare/compare-answers";
import { compareCases } from "@/lib/trace/compare/compare-cases";
import type { Comparison } from "@/lib/trace/compare/compare-runs";
import { compareSettings } from "@/lib/trace/compare/compare-settings";
import type { ComparedStep } from "@/lib/trace/compare/compared-step";
import type { Timeline } from "@/lib/trace/reduce";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";

const MAX_TEXT_CHARS = 600;

export function comparisonText(
  { a, b, first, differences, totals }: Comparison,
  one: Timeline,
  other: Timeline,
): string {
  if (!a || !b) return "One of the runs has no events yet.";
  return [
    ...recordedElsewhere(a, b),
    ...stillRunning(a, b),
    ...compareSettings(a.config, b.config).map(
      ({ name, a: from, b: to }) => `${name}: ${short(from)} → ${short(to)}`,
    ),
    first ? firstText(first) : "No step differs.",
    ...(differences > 1 ? [`${differences} steps differ in all.`] : []),
    ...(a.config.trial && b.config.trial ? rulingTexts(one, other) : answerTexts(a, b)),
    changeText(totals),
  ].join("\n");
}

function recordedElsewhere(a: RunSummary, b: RunSummary): string[] {
  const imported = [...(a.imported ? ["a"] : []), ...(b.imported ? ["b"] : [])];
  if (imported.length === 0) return [];
  return [`Recorded elsewhere, so that nothing of it was checked here: ${imported.join(" and ")}.`];
}

function stillRunning(a: RunSummary, b: RunSummary): string[] {
  const running = [...(isOver(a) ? [] : ["a"]), ...(isOver(b) ? [] : ["b"])];
  return running.length === 0 ? [] : [`Still running: ${running.join(" and ")}.`];
}

function firstText({ id, state, parts }: ComparedStep): string {
  const step = id.replace(/^b:/, "");
  if (state === "only-a") return `First difference: only a has ${step}.`;
  if (state === "only-b") return `First difference: only b has ${step}.`;
  return `First difference: ${step}, in ${parts.join(", ")}.`;
}

function answerTexts(a: RunSummary, b: RunSummary): string[] {
  const { isSame, changed, gone, come, marked, ...texts } = compareAnswers(a, b);
  if (isSame) return ["The answers are the same."];
  return [
    `Answer of a: ${short(texts.a ?? "none")}`,
    `Answer of b: ${short(texts.b ?? "none")}`,
    ...changed.map((pair) => `${pair.a.text} became ${pair.b.text}.`),
    ...gone.map(({ text }) => `${text} is no longer said.`),
    ...come.map(({ text }) => `${text} is new.`),
    ...marked.map((pair) => `${pair.a.text}: ${pair.a.mark} became ${pair.b.mark}.`),
  ];
}

function rulingTexts(a: Timeline, b: Timeline): string[] {
  return compareCases(a, b).map(({ path, isSame, a: one, b: other }) =>
    isSame
      ? `${path}: judged the same.`
      : `${path}: ${one?.state ?? "not brought"} → ${other?.state ?? "not brought"}; votes ${votes(one)} → ${votes(other)}.`,
  );
}

function votes(outcome: { votes: readonly (string | null)[] } | null): string {
  return outcome?.votes.map((vote) => vote ?? "none").join(", ") || "none";
}

function changeText({ delta, a, b }: Comparison["totals"]): string {
  const parts = [
    delta.ms === null ? "time not comparable" : `${signed(delta.ms / 1000, 1)} s`,
    `${signed(delta.tokens, 0)} tokens`,
    delta.costUsd === null ? "cost unknown" : `${signed(delta.costUsd, 4)} US dollars`,
  ];
  const recorded = a.recorded + b.recorded;
  return `From a to b: ${parts.join(", ")}.${recorded > 0 ? ` ${recorded} replies came from the record, unpaid; they count with what they first cost.` : ""}`;
}

function signed(value: number, digits: number): string {
  return `${value > 0 ? "+" : ""}${value.toFixed(digits)}`;
}

function short(text: string): string {
  return text.length <= MAX_TEXT_CHARS ? text : `${text.slice(0, MAX_TEXT_CHARS)}…`;
}
