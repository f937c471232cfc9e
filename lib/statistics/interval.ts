/** A 95 % interval of a figure. */
export type Interval = { low: number; high: number };
