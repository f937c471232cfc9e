import { requestJson } from "./request-json";
import type { RegressionCase } from "./shapes";

const root = "/api/v1/regression-cases";

export const exportPath = `${root}/export`;

export async function listRegressionCases(signal?: AbortSignal): Promise<RegressionCase[]> {
  const { cases } = await requestJson<{ cases: RegressionCase[] }>(root, { signal });
  return cases;
}

export function saveRegressionCase(runId: string): Promise<RegressionCase> {
  return requestJson(root, { method: "POST", body: { runId } });
}

export function removeRegressionCase(id: string): Promise<unknown> {
  return requestJson(`${root}/${encodeURIComponent(id)}`, { method: "DELETE" });
}

/** Calls the models of the settings. */
export function askRegressionCase(id: string): Promise<{ runId: string }> {
  return requestJson(`${root}/${encodeURIComponent(id)}/runs`, { method: "POST" });
}
