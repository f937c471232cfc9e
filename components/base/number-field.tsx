"use client";

import { useState } from "react";

type Props = {
  label: string;
  value: number;
  min: number;
  max: number;
  isWhole: boolean;
  onChange: (value: number) => void;
};

/** A number that may be cleared and typed anew: what is typed counts as soon as it is in range, and is put right on leaving. */
export function NumberField({ label, value, min, max, isWhole, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    setTyped(text);
    const number = Number(text);
    if (text.trim() === "" || !Number.isFinite(number)) return;
    const inRange = Math.min(max, Math.max(min, number));
    onChange(isWhole ? Math.round(inRange) : inRange);
  };
  return (
    <label className="grid grid-cols-[1fr_110px] items-center gap-3 text-[12px]">
      {label}
      <input
        className="field num"
        type="number"
        inputMode={isWhole ? "numeric" : "decimal"}
        min={min}
        max={max}
        step={isWhole ? 1 : "any"}
        value={typed ?? value}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}
