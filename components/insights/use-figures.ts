"use client";

import { useMemo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Share } from "@/lib/trace/jury-xray";

type Bounds = { low: number; high: number };
type PossibleBounds = { low: number | null; high: number | null };

export type Figures = {
  /** A share from 0 to 1, in whole percent or with more digits. */
  percent(share: number, digits?: number): string;
  /** `74–92`: a percent interval beside a figure that has the sign. */
  range(bounds: Bounds): string;
  /** `95 % interval 74 % to 92 %`. */
  interval(bounds: Bounds): string;
  decimal(value: number, digits?: number): string;
  decimalInterval(bounds: PossibleBounds): string;
  /** `2.9–3.4`, as `write` writes each of the two: an interval beside a figure. Empty where there is none. */
  between(bounds: PossibleBounds, write: (bound: number) => string): string;
  /** `47 of 55`. */
  outOf(share: Share): string;
  month(month: string): string;
};

/** Figures in the reader's language. */
export function useFigures(): Figures {
  const { m, locale, number } = useMessages();
  return useMemo(() => {
    const percent = (share: number, digits = 0) =>
      new Intl.NumberFormat(locale, {
        style: "percent",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(share);
    const decimal = (value: number, digits = 2) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(value);
    const words = m.insights;
    return {
      percent,
      decimal,
      range: ({ low, high }) => `${Math.round(low * 100)}–${Math.round(high * 100)}`,
      interval: ({ low, high }) => fill(words.interval, { low: percent(low), high: percent(high) }),
      decimalInterval: ({ low, high }) =>
        low === null || high === null
          ? words.none
          : fill(words.interval, { low: decimal(low), high: decimal(high) }),
      between: ({ low, high }, write) =>
        low === null || high === null ? "" : `${write(low)}–${write(high)}`,
      outOf: ({ count, of }) => fill(words.of, { n: number(count), of: number(of) }),
      month: (month) =>
        new Intl.DateTimeFormat(locale, {
          year: "numeric",
          month: "short",
          timeZone: "UTC",
        }).format(new Date(`${month}-01T00:00:00Z`)),
    };
  }, [m, locale, number]);
}

export function ratioOf({ count, of }: Share): number | null {
  return of === 0 ? null : count / of;
}
