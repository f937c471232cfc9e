/** The part of a sum's cell that looks for a total which the text states itself: one that its rows contradict belongs in the answer. */
import type { AnswerTask } from "./answer-parts";

const wording = {
  en: ["The text states a total of ", " instead, which its rows do not give."],
  de: ["Der Text nennt stattdessen die Summe ", ", die seine Zeilen nicht ergeben."],
  ja: ["本文には合計", "とありますが、各行の合計とは一致しません。"],
} as const;

export function statedTotalSource(task: AnswerTask): string {
  const { query, table } = task;
  if (query.operation !== "sum") return "";
  const [before, after] = wording[task.language];
  const text = (total: string) =>
    `${JSON.stringify(`\n${before}`)} + ${total} + ${JSON.stringify(after)}`;
  if (table.isLabelled) return labelledTotal(task, text);
  // The stated total is of all rows, and says nothing of those that fit a condition.
  if (query.filters.length > 0) return 'const stated = "", statedPlaces: Span[] = [];\n';
  return `const claimed = statedTotals.length === 1 && picked.length > 1 ? numberOf(rows[statedTotals[0]][${query.measure}]) : value;
const stated = Math.abs(claimed - value) < 0.5 * 10 ** -decimals ? "" : ${text(`rows[statedTotals[0]][${query.measure}]`)};
const statedPlaces = stated === "" ? [] : [cite(starts[statedTotals[0]], ends[statedTotals[0]])];
`;
}

/** Before the first part a sentence may say what all parts come to; it must name the label, and no other longer label. */
function labelledTotal({ query, table }: AnswerTask, text: (total: string) => string): string {
  if (query.filters.length > 0) return 'const stated = "", statedPlaces: Span[] = [];\n';
  const name = table.columns[query.measure ?? -1]?.name ?? "";
  const words = JSON.stringify(name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const others = JSON.stringify(
    table.columns.flatMap((column) =>
      column.name !== name && column.name.toLowerCase().startsWith(name.toLowerCase())
        ? [(column.name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).at(-1) ?? ""]
        : [],
    ),
  );
  return `const opening = context.slice(0, starts[0] ?? 0);
const sentences = [...opening.matchAll(/[^\\n]+?(?:[.!?](?=\\s|$)|[。]|\\n\\s*\\n|$)|[^\\n]+\\n(?!\\s*\\n)/g)].map((hit) => ({ text: hit[0], start: hit.index })).filter(({ text }) => {
  const low = text.toLowerCase();
  return /\\b(?:totals?|totall?ed|in all|altogether|overall|combined|across all|insgesamt|gesamt\\p{L}*|zusammen)\\b|合計|総/u.test(low) && ${words}.every((word: string) => low.includes(word)) && !${others}.some((word: string) => low.includes(word));
});
const claims = sentences.flatMap(({ text, start }) => [...text.matchAll(/(?<![\\d.,])\\d[\\d.,]*\\d/g)].map((hit) => ({ digits: hit[0], after: text.slice(hit.index + hit[0].length, hit.index + hit[0].length + 12).trim(), start, end: start + text.trimEnd().length }))).filter(({ after }) => unit === "" || after.startsWith(unit));
const readTotal = (digits: string) => Number(isComma ? digits.replaceAll(".", "").replace(",", ".") : digits.replaceAll(",", ""));
const claim = claims.length === 1 ? claims[0] : undefined;
const differs = claim !== undefined && Math.abs(readTotal(claim.digits) - value) >= 0.5 * 10 ** -decimals;
const stated = claim && differs ? ${text('claim.digits + (unit === "" ? "" : " " + unit)')} : "";
const statedPlaces = claim && differs ? [cite(claim.start, claim.end)] : [];
`;
}
