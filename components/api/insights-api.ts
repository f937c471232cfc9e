import type { ChangedCase, Insights } from "@/lib/trace/insights";
import { queryString, requestJson } from "./request-json";

const root = "/api/v1/insights";

export type InsightFilter = {
  repositoryId: string | null;
  days: number;
  jury: string | null;
};

export function readInsights(filter: InsightFilter, signal?: AbortSignal): Promise<Insights> {
  return requestJson(`${root}${queryString(filter)}`, { signal });
}

/** Where the same figures are as a table for spreadsheets. */
export function insightsCsvPath(filter: InsightFilter): string {
  return `${root}${queryString({ ...filter, format: "csv", bom: true })}`;
}

export type ChangedCases = { cases: ChangedCase[]; total: number };

export function changedCases(
  filter: InsightFilter,
  rule: { weights: readonly number[]; needed: number },
  signal?: AbortSignal,
): Promise<ChangedCases> {
  const { weights, needed } = rule;
  const query = queryString({ ...filter, needed, weights: weights.join(",") });
  return requestJson(`${root}/cases${query}`, { signal });
}
