/** Where the keys for the next difference lead. */
import type { CompareRow } from "@/lib/trace/compare/compare-rows";
import { isDifference } from "@/lib/trace/compare/compare-runs";

/** The rows where something differs: not an iteration for what it holds, nor what a step of one side holds. */
export function differingRows(rows: readonly CompareRow[]): CompareRow[] {
  let within = Number.POSITIVE_INFINITY;
  return rows.filter((row) => {
    const depth = row.kind === "fold" ? row.depth : row.step.depth;
    if (depth > within) return false;
    within = Number.POSITIVE_INFINITY;
    if (row.kind === "fold") return row.why === "only-a" || row.why === "only-b";
    if (!isDifference(row.step)) return false;
    if (row.step.state !== "changed") within = depth;
    return row.kind === "step" || row.step.state !== "changed" || row.step.children.length === 0;
  });
}
