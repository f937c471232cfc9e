/** What share of all changes ended in each state, with the 95 % Wilson interval of that share. */
import type { DocketCounts } from "@/components/api/trials-api";
import { type DocketState, docketState } from "@/lib/trace/trial";

const Z = 1.959_964;

export type StateShare = {
  state: DocketState;
  n: number;
  /** Of all, from 0 to 1; 0 where there is none. */
  share: number;
  low: number;
  high: number;
};

export function sharesOf(counts: DocketCounts): StateShare[] {
  const total = docketState.options.reduce((sum, state) => sum + counts[state], 0);
  return docketState.options.map((state) => {
    const n = counts[state];
    return { state, n, share: total === 0 ? 0 : n / total, ...wilson(n, total) };
  });
}

function wilson(n: number, total: number): { low: number; high: number } {
  if (total === 0) return { low: 0, high: 1 };
  const share = n / total;
  const spread = (Z / total) * Math.sqrt(n * (1 - share) + (Z * Z) / 4);
  const middle = share + (Z * Z) / (2 * total);
  const scale = 1 + (Z * Z) / total;
  return {
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}
