import type { Query } from "@/lib/builtin/question/records/query";

/** The expression that makes one value of `numbers`; what is no aggregate is added up. */
export function aggregateSource(aggregate: Query["operation"]): string {
  const sum = "numbers.reduce((sum, value) => sum + value, 0)";
  switch (aggregate) {
    case "average":
      return `${sum} / numbers.length`;
    case "median":
      return "(() => { const sorted = [...numbers].sort((a, b) => a - b), half = sorted.length / 2; return sorted.length % 2 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2; })()";
    case "max":
      return "numbers.reduce((a, b) => Math.max(a, b), -Infinity)";
    case "min":
      return "numbers.reduce((a, b) => Math.min(a, b), Infinity)";
    default:
      return sum;
  }
}
