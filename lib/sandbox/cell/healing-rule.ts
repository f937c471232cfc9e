/** A mechanical repair of a cell that does not parse. It is kept only if the cell then parses. */
export type HealingRule = {
  rule: string;
  /** What was done, as the model and the reader see it. */
  note: string;
  /** The repaired source; null when the rule does not apply. */
  apply(source: string): string | null;
};
