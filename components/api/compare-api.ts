import type { Arm } from "@/lib/trace/court";
import type { RunItem } from "@/lib/trace/run-item";
import { requestJson } from "./request-json";

export type Relative = {
  relation: "parent" | "child" | "sibling" | "group" | "trial";
  run: RunItem;
  /** The way of judging; null but for a trial. */
  arm: Arm | null;
};

export function listRelatives(
  runId: string,
  signal?: AbortSignal,
): Promise<{ relatives: Relative[] }> {
  return requestJson(`/api/v1/runs/${encodeURIComponent(runId)}/relatives`, { signal });
}
