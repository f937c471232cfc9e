/** The part of a cell that looks whether a time of day or a day without its year leaves open which records are meant. */
import type { Language } from "@/lib/builtin/question/language";
import type { Query } from "@/lib/builtin/question/records/query";
import { problemSource } from "@/lib/builtin/reasons/reason";
import { conditions } from "./row-source";

/** "before 4 May" means the rows of another year too, where there are any. */
function isOpen({ from, to }: { from: string; to: string }): boolean {
  return from === "00-00" || to === "99-99";
}

export function timeProblemSource(query: Query, language: Language): string {
  return query.filters
    .map((filter) => {
      if (filter.kind === "between" && filter.isUnsure === true) {
        const others = query.filters.filter((other) => other !== filter);
        return `const atEnds = rows.filter((row) => ${conditions(others)} && (numberOf(row[${filter.column}]) === ${filter.low} || numberOf(row[${filter.column}]) === ${filter.high})).length;
if (atEnds > 0) ${problemSource(language, "exactBound", { count: "atEnds", time: JSON.stringify(`${filter.low}, ${filter.high}`) })}`;
      }
      if (filter.kind === "month-day")
        return `const years = [...new Set(${isOpen(filter) ? "rows.map((_, i) => i)" : "picked"}.map((i) => dayOf(rows[i][${filter.column}]).slice(0, 4)).filter((year) => year !== ""))];
if (years.length > 1) ${problemSource(language, "severalYears", { years: 'years.join(", ")' })}`;
      if (filter.kind === "day-of-month")
        return `const months = [...new Set(rows.map((row) => (/^[A-Z][a-z]{2} /.test(row[${filter.column}]) ? "" : dayOf(row[${filter.column}]).slice(0, 4)) + monthDayOf(row[${filter.column}]).slice(0, 2)).filter((month) => month !== ""))];
if (months.length > 1) ${problemSource(language, "rangeEnds", { text: JSON.stringify(`${filter.day}.`) })}
else if (!rows.some((row) => ${conditions([filter])})) ${problemSource(language, "noRowFits")}`;
      if (filter.kind !== "clock") return "";
      const days = filter.everyDay
        ? ""
        : `const days = [...new Set(picked.map((i) => dayAsWritten(rows[i][${filter.column}])))];
if (days.length > 1) ${problemSource(language, "severalDays", { days: 'days.slice(0, 4).join(", ")' })}`;
      if (filter.to === null || filter.withEnd) return days;
      const others = query.filters.filter((other) => other !== filter);
      return `${days}
const atEnd = rows.filter((row) => ${conditions(others)} && timeOf(row[${filter.column}]) === ${JSON.stringify(filter.to)} && !/:\\d\\d[.,]0*[1-9]/.test(row[${filter.column}])).length;
if (atEnd > 0) ${problemSource(language, "exactBound", { count: "atEnd", time: JSON.stringify(filter.to) })}`;
    })
    .filter((source) => source !== "")
    .join("\n");
}
