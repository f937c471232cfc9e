"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { formatCents } from "@/lib/format/money";
import type { Delta } from "@/lib/trace/compare/figures";
import { signed } from "./signed";

/** How time, tokens and cost of a row change; nothing for one that has no second side yet. */
export function DeltaCells({ delta, isShown }: { delta: Delta; isShown: boolean }) {
  const { m, number } = useMessages();
  const words = m.compare.table;
  const cents = (value: number) => formatCents(value, m.compare.totals.unknown);
  const cells = [
    {
      label: words.deltaSeconds,
      text: delta.ms === null ? "–" : signed(delta.ms, (ms) => (ms / 1000).toFixed(1)),
      title: delta.ms === null ? words.notCompared : undefined,
      value: delta.ms,
    },
    {
      label: words.deltaTokens,
      text: signed(delta.tokens, number),
      title: undefined,
      value: delta.tokens,
    },
    {
      label: words.deltaCents,
      text: delta.costUsd === null ? "?" : signed(delta.costUsd, cents),
      title: delta.costUsd === null ? m.compare.totals.unknown : undefined,
      value: delta.costUsd,
    },
  ];
  return cells.map(({ label, text, title, value }) => (
    <span key={label} className="cmp-delta num" title={title}>
      {isShown && <span className="unit">{label} </span>}
      {isShown && <span className={looksOf(text, value)}>{text}</span>}
    </span>
  ));
}

function looksOf(text: string, value: number | null): string {
  if (text === "0" || value === null) return "muted";
  return value < 0 ? "delta better" : "delta";
}
