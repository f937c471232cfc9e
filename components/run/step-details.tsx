"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/base/icon";
import { useCopy } from "@/components/base/use-copy";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { usePanels } from "@/components/panels/panel-context";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import { formatBytes } from "@/lib/format/size";
import type { Span, SpanOf } from "@/lib/trace/reduce";
import { placesOfSpan } from "@/lib/trace/select-place";
import { pageLink } from "./address";
import { useRun } from "./run-context";

/** Figures of the selected step, and what can be done from it. */
export function StepDetails({ spanId }: { spanId: string }) {
  const speech = useMessages();
  const { m } = speech;
  const { timeline, openFork } = useRun();
  const panels = usePanels();
  const copy = useCopy();
  const span = timeline.spans.get(spanId);
  if (!span) return null;
  return (
    <section className="details" aria-label={m.run.details.label}>
      <h2 className="truncate text-[12px]">{span.name}</h2>
      <dl>
        {factsOf(span, speech).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-1.5">
        {panels?.canFork && (
          <button
            type="button"
            className="btn"
            aria-keyshortcuts="r"
            onClick={() => openFork(span.id)}
          >
            <Icon name="fork" />
            {m.fork.here} <kbd>r</kbd>
          </button>
        )}
        <button
          type="button"
          className="btn ghost"
          aria-keyshortcuts="y"
          onClick={() => void copy(pageLink())}
        >
          <Icon name="link" />
          {m.run.actions.copyLink} <kbd>y</kbd>
        </button>
      </div>
    </section>
  );
}

type Fact = [name: string, value: ReactNode];

function factsOf(span: Span, speech: Speech): Fact[] {
  if (span.kind === "sandbox-run") return cellFacts(span, speech);
  if (span.kind === "model-call") return callFacts(span, speech);
  const { m } = speech;
  return span.endedAt === null || span.endedAt === span.startedAt
    ? []
    : [[m.run.cell.wall, formatDuration(span.endedAt - span.startedAt)]];
}

function cellFacts({ end, ...span }: SpanOf<"sandbox-run">, { m, number }: Speech): Fact[] {
  if (!end) return [];
  const lines = new Set(placesOfSpan({ ...span, end }).map(({ line }) => line)).size;
  return [
    [m.run.cell.wall, formatDuration(end.wallMs)],
    [m.run.cell.cpu, formatDuration(end.cpuMs)],
    [
      m.run.cell.memory,
      end.peakMemoryBytes > 0 ? formatBytes(end.peakMemoryBytes) : m.common.unknown,
    ],
    [m.run.details.output, formatBytes(end.output.bytes)],
    [m.run.details.read, number(lines)],
    [m.run.cell.hostCalls, number(end.hostCalls)],
  ];
}

function callFacts({ start, end, startedAt }: SpanOf<"model-call">, { m, number }: Speech): Fact[] {
  const facts: Fact[] = [[m.run.call.model, start.model]];
  const answeredBy = end?.response?.model;
  if (answeredBy && answeredBy !== start.model)
    facts.push([
      m.run.call.answeredBy,
      <span key="by" className="whitespace-normal break-all">
        {answeredBy}
      </span>,
    ]);
  if (start.temperature !== null) facts.push([m.run.call.temperature, start.temperature]);
  if (!end) return facts;
  facts.push([m.run.cell.wall, formatDuration(end.at - startedAt)]);
  facts.push([
    m.run.call.usage,
    end.usage
      ? fill(m.run.call.tokens, {
          in: number(end.usage.inputTokens),
          out: number(end.usage.outputTokens),
        })
      : m.run.call.unreported,
  ]);
  if (end.usage && end.usage.cachedInputTokens > 0)
    facts.push(["", fill(m.run.call.cached, { n: number(end.usage.cachedInputTokens) })]);
  facts.push([
    m.run.details.cost,
    formatCost(end.source === "live" ? end.costUsd : 0, m.common.unknown),
  ]);
  facts.push([m.run.call.source, m.run.call[end.source]]);
  return facts;
}
