/** A question over records, understood: what to pick, what to compute, and how to say it. */
export type Filter =
  | { kind: "equals"; column: number; values: readonly string[]; negated: boolean }
  | {
      kind: "between";
      column: number;
      low: number | null;
      high: number | null;
      withLow: boolean;
      withHigh: boolean;
    }
  /** Dates compare as text, `2015-05-18`; a month or year covers all of its days. */
  | { kind: "dates"; column: number; from: string | null; to: string | null };

export type Aggregate = "count" | "sum" | "average" | "median" | "max" | "min";

export type Bucket = "hour" | "hour-of-day" | "day" | "month" | "year";

export type Group = { column: number; bucket: Bucket | null };

export type Query = {
  table: number;
  filters: readonly Filter[];
  /** `lookup` reads one field of the one row picked; `row` names the row with the extreme value. */
  operation: Aggregate | "distinct" | "list" | "lookup" | "share" | "group" | "row";
  /** The column computed over or read; null to count rows. */
  measure: number | null;
  group: Group | null;
  /** Over each group, for `group`. */
  aggregate: Aggregate;
  order: "most" | "least" | null;
  limit: number;
  /** For a share: the filters of the whole; the others pick the part. */
  base: readonly Filter[];
  withCounts: boolean;
  /** The value itself is asked for, and not only whose it is. */
  withValue: boolean;
  /** The question speaks of deficits, losses or falls, where the largest may be the most negative. */
  asksMagnitude: boolean;
  missingAsZero: boolean;
  decimals: number | null;
};
