"use client";

import type { InquiryEstimate, Range } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";

/** What the question may use, and what that is known from. */
export function EstimateLine({ estimate, runs }: { estimate: InquiryEstimate; runs: number }) {
  const speech = useMessages();
  const { m, number, count } = speech;
  const words = m.budgeting.estimate;
  const inShort = (value: number) => number(Number(value.toPrecision(2)));
  const facts = [
    ...(runs > 1 ? [fill(m.ensemble.times.estimate, { n: number(runs) })] : []),
    fill(words.tokens, { range: rangeOf(estimate.tokens, inShort, speech) }),
    costOf(estimate, speech),
    fill(words.seconds, { range: rangeOf(estimate.seconds, inShort, speech) }),
    estimate.basis === "runs" ? count(words.runs, estimate.runs) : words.guess,
  ];
  return (
    <p className="muted mt-2 flex items-start gap-1.5 text-[12px]">
      <Icon name="clock" small />
      <span className="min-w-0">
        <span className="font-medium">{words.label}:</span> {facts.join(" · ")}
      </span>
    </p>
  );
}

function costOf({ costUsd }: InquiryEstimate, speech: Speech): string {
  const words = speech.m.budgeting.estimate;
  if (!costUsd) return words.noPrice;
  if (costUsd.high === 0) return words.free;
  return rangeOf(costUsd, (value) => formatCost(Number(value.toPrecision(2)), ""), speech);
}

function rangeOf({ low, high }: Range, show: (value: number) => string, { m }: Speech): string {
  const [from, to] = [show(low), show(high)];
  return from === to ? to : fill(m.budgeting.estimate.range, { low: from, high: to });
}
