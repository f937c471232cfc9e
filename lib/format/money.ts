/** US dollars with the digits that small calls need. Null means that a price is unknown, which is not nothing. */
export function formatCost(costUsd: number | null, unknown: string): string {
  if (costUsd === null) return unknown;
  if (costUsd === 0) return "$0";
  if (costUsd < 0.0001) return "<$0.0001";
  return costUsd < 10 ? `$${costUsd.toFixed(4)}` : `$${costUsd.toFixed(2)}`;
}

/** Cents as a bare figure for a column whose head holds the unit. */
export function formatCents(costUsd: number | null, unknown: string): string {
  if (costUsd === null) return unknown;
  return costUsd === 0 ? "0" : (costUsd * 100).toFixed(2);
}
