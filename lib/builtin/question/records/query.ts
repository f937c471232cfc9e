/** A question over records, understood: what to pick, what to compute, and how to say it. */
export type Filter =
  | {
      kind: "equals";
      column: number;
      values: readonly string[];
      negated: boolean;
      /** Other columns that hold the value in as many rows; they must be the same rows. */
      twins?: readonly number[];
      /** No row has the value, by what the profile shows. */
      isAbsent?: boolean;
    }
  /** Two numbers of one row. */
  | { kind: "columns"; column: number; other: number; sign: ">" | "<" | "===" }
  /** How a field begins or ends; a path under another begins with it and a slash. */
  | { kind: "affix"; column: number; side: "start" | "end" | "under"; text: string }
  /** A day of the one month that there is, "on the 5th". */
  | { kind: "day-of-month"; column: number; day: number }
  | {
      kind: "between";
      column: number;
      low: number | null;
      high: number | null;
      withLow: boolean;
      withHigh: boolean;
      /** "between 5 and 9": whether 5 and 9 count is open, so no row may hold them. */
      isUnsure?: boolean;
    }
  /** The field has no value. */
  | { kind: "missing"; column: number }
  /** Dates compare as text, `2015-05-18`; a month or year covers all of its days. */
  | { kind: "dates"; column: number; from: string | null; to: string | null }
  /** A day without its year, `03-12`: rows of more than one year may not be mixed. */
  | { kind: "month-day"; column: number; from: string; to: string }
  /**
   * A time of day, `10:00:00`, the end not included unless `withEnd`. Within one day only, unless `everyDay`.
   */
  | {
      kind: "clock";
      column: number;
      from: string | null;
      to: string | null;
      withEnd: boolean;
      everyDay: boolean;
    }
  /** A moment, `2026-03-15 02:00:00`; the end not included. */
  | { kind: "moments"; column: number; from: string | null; to: string | null };

export type Aggregate = "count" | "sum" | "average" | "median" | "max" | "min";

/** `either-hour` leaves open whether the hours of different days are one. */
export type Bucket = "either-hour" | "hour" | "hour-of-day" | "day" | "month" | "year";

export type Group = { column: number; bucket: Bucket | null };

export type Query = {
  table: number;
  filters: readonly Filter[];
  /**
   * `lookup` reads one field of the one row picked; `row` names the row with the extreme value; `breakdown` gives one
   * value for each group; `edge` reads the first or last row by time; `difference` compares two picks; `groups` counts groups by how many
   * records they have, and `rate` is how many that is on average.
   */
  operation:
    | Aggregate
    | "distinct"
    | "list"
    | "lookup"
    | "share"
    | "group"
    | "row"
    | "breakdown"
    | "edge"
    | "difference"
    | "groups"
    | "rate";
  /** The column computed over or read; null to count rows. */
  measure: number | null;
  group: Group | null;
  /** Over each group, for `group`. */
  aggregate: Aggregate;
  order: "most" | "least" | null;
  limit: number;
  /** 2 for the second highest. */
  rank: number;
  edge: "first" | "last" | null;
  /** How many records a group has, both ends included. */
  having: { low: number | null; high: number | null } | null;
  /** Rows are added up though no word says so, so they must all be of one kind. */
  addsUp: boolean;
  /** What is counted is what the numbers of the rows name, which a row of totals is none of. */
  skipsTotal: boolean;
  /** "per year": an average over rows, provided that no two of them share one. */
  uniqueBy: Group | null;
  /** The two picks that a difference is between, as they are named, and which is said to be larger. */
  sides: readonly { name: string; filter: Filter }[];
  claims: "more" | "less" | null;
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
