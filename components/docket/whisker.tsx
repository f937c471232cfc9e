"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";

type Props = { share: number; low: number; high: number };

/** A share from 0 to 1 on its axis, with its interval: how sure it is, seen at once and read out. */
export function Whisker({ share, low, high }: Props) {
  const { m, locale } = useMessages();
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const words = fill(m.arms.interval, {
    low: percent.format(low),
    high: percent.format(high),
  });
  return (
    <span
      className="whisker block"
      title={words}
      style={{ "--low": low, "--high": high, "--at": share }}
    >
      <i />
      <b />
      <span className="sr-only">{words}</span>
    </span>
  );
}
