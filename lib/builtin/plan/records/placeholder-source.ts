/** The part of a cell that looks for numbers such as -999 that stand for a missing value: computing with them would be wrong. */
import type { Language } from "@/lib/builtin/question/language";
import { problemSource } from "@/lib/builtin/reasons/reason";

/** Over `numbers`, those computed with: nines alone, and far beyond all others. */
export function placeholderSource(language: Language, column: string): string {
  return `const nines = new Set([99, 999, 9999, 99999, 999999, 9999999]);
const isNines = (number: number) => nines.has(Math.abs(number));
const usual = numbers.reduce((most, number) => (isNines(number) ? most : Math.max(most, Math.abs(number))), 0);
const placeholders = numbers.filter((number) => isNines(number) && usual > 0 && Math.abs(number) > 3 * usual);
if (placeholders.length > 0) ${problemSource(language, "placeholders", { count: "placeholders.length", value: "placeholders[0]", column })}
`;
}
