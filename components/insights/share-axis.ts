/** The axis of a plot of shares: wide enough for every interval, on round values, the same for all rows of a table. */
import { scaleLinear } from "d3-scale";

export type Axis = {
  ticks: readonly number[];
  /** Where a value stands, from 0 to 1. */
  at(value: number): number;
};

const MOST_TICKS = 3;

export function shareAxis(bounds: readonly { low: number; high: number }[]): Axis {
  const low = Math.min(...bounds.map((one) => one.low), 1);
  const high = Math.max(...bounds.map((one) => one.high), 0);
  const scale = scaleLinear()
    .domain(bounds.length === 0 ? [0, 1] : [Math.max(0, low - 0.02), Math.min(1, high + 0.02)])
    .nice(MOST_TICKS);
  return { ticks: scale.ticks(MOST_TICKS), at: (value) => scale(value) };
}

/** From nothing to the largest value. */
export function amountAxis(largest: number): Axis {
  const scale = scaleLinear()
    .domain([0, largest > 0 ? largest : 1])
    .nice(MOST_TICKS);
  return { ticks: scale.ticks(MOST_TICKS), at: (value) => scale(value) };
}
