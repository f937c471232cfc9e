/** What the ends of query cells share: the task, its evidence, and a field as the text writes it. */
import type { Language } from "@/lib/builtin/question/language";
import type { Query } from "@/lib/builtin/question/records/query";
import type { Table } from "./profile";

export type AnswerTask = { query: Query; table: Table; language: Language };

/** The places that an answer rests on: of labelled lines the lines themselves, else the first rows picked. */
export function evidenceSource({ query, table }: AnswerTask): string {
  return table.isLabelled && query.measure !== null
    ? `picked.flatMap((i) => cells[i][${query.measure}] ?? []).slice(0, 60).map(({ start, end }) => cite(start, end))`
    : "picked.slice(0, 5).map((i) => cite(starts[i], ends[i]))";
}

/** A field as the text writes it, with its unit. */
export function shownField(column: number | null, row = "i"): string {
  return `(raw[${column}]?.[${row}] ?? rows[${row}][${column}])`;
}
