/** One measured figure beside the one asked for. */
export type BenchRow = {
  what: string;
  measured: number;
  unit: string;
  /** As asked: `≤ 1.05`. */
  target: string;
  ok: boolean;
};

export function atMost(what: string, measured: number, unit: string, most: number): BenchRow {
  return { what, measured, unit, target: `≤ ${most}`, ok: measured <= most };
}

export function atLeast(what: string, measured: number, unit: string, least: number): BenchRow {
  return { what, measured, unit, target: `≥ ${least}`, ok: measured >= least };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
