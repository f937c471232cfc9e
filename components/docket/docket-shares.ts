/** What share of all changes ended in each state, with the 95 % Wilson interval of that share. */
import type { DocketCounts } from "@/components/api/trials-api";
import { docketStates } from "@/components/trial/docket-states";
import { wilson } from "@/lib/statistics/wilson";
import type { DocketState } from "@/lib/trace/trial";

export type StateShare = {
  state: DocketState;
  n: number;
  /** Of all, from 0 to 1; 0 where there is none. */
  share: number;
  low: number;
  high: number;
};

export function sharesOf(counts: DocketCounts): StateShare[] {
  const total = docketStates.reduce((sum, state) => sum + counts[state], 0);
  return docketStates.map((state) => {
    const n = counts[state];
    return { state, n, share: total === 0 ? 0 : n / total, ...wilson(n, total) };
  });
}
