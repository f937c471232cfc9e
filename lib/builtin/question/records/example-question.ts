/** A question that works on this table, to show how one is asked. */
import type { Table } from "@/lib/builtin/plan/records/profile";
import type { Language } from "@/lib/builtin/question/language";
import { measures, numbersRecords } from "./column-roles";

export function exampleQuestion(table: Table, language: Language): string {
  const measure = table.columns.find(
    (column) => measures(column) && !numbersRecords(column, table.rows),
  )?.name;
  const label = table.columns.find(
    ({ kind, distinct }) => kind === "text" && distinct > 1 && distinct < table.rows,
  )?.name;
  if (measure !== undefined)
    return {
      en: `What is the total ${measure}?`,
      de: `Wie hoch ist die Summe der Spalte ${measure}?`,
      ja: `${measure}の合計はいくらですか。`,
    }[language];
  if (label !== undefined)
    return {
      en: `How many rows are there per ${label}?`,
      de: `Wie viele Zeilen gibt es je ${label}?`,
      ja: `${label}ごとの件数は何件ですか。`,
    }[language];
  return {
    en: "How many rows are there?",
    de: "Wie viele Zeilen gibt es?",
    ja: "行は何件ありますか。",
  }[language];
}
