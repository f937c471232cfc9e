"use client";

type Props = {
  label: string;
  /** Null for none. */
  amount: number | null;
  /** What one of what is typed is worth as an amount: of cents in dollars 0.01. */
  unit: number;
  onChange: (amount: number | null) => void;
};

/** An amount from 0 up, typed in a unit that people use; it may be left empty. */
export function AmountField({ label, amount, unit, onChange }: Props) {
  return (
    <label className="grid gap-1">
      {label}
      <input
        className="field"
        type="number"
        min="0"
        step="any"
        inputMode="decimal"
        value={amount === null ? "" : exact(amount / unit)}
        onChange={(event) => {
          const typed = event.target.valueAsNumber;
          onChange(Number.isFinite(typed) && typed >= 0 ? exact(typed * unit) : null);
        }}
      />
    </label>
  );
}

/** So many digits are the same before and after a conversion. */
const DIGITS = 12;

function exact(amount: number): number {
  return Number(amount.toPrecision(DIGITS));
}
