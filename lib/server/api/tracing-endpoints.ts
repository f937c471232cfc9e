/** Where an answer came from and what was read for it, over HTTP. */
import "server-only";
import { runParams } from "@/lib/server/api/run-endpoints";
import { endpoint } from "@/lib/server/http/endpoint";
import { claimsOf, runClaims } from "@/lib/server/runs/claims-shape";
import { coverageOf, runCoverage } from "@/lib/server/runs/coverage-shape";
import { getTimeline } from "@/lib/server/runs/get-timeline";

const tag = "Runs";

export const runClaimsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs/{runId}/claims",
  operationId: "runClaims",
  tag,
  summary: "The claims of a run's answer, each with where its value was computed",
  description: "No claim has a lineage before the run has ended.",
  params: runParams,
  result: { status: 200, description: "The claims.", schema: runClaims },
  problems: ["not-found", "unavailable"],
  run: async ({ params }, deps) => claimsOf(await getTimeline(deps, params.runId)),
});

export const runCoverageEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs/{runId}/coverage",
  operationId: "runCoverage",
  tag,
  summary: "What of each document a run searched, printed, had read by sub-calls, or never saw",
  params: runParams,
  result: { status: 200, description: "The run's documents in their order.", schema: runCoverage },
  problems: ["not-found", "unavailable"],
  run: async ({ params }, deps) => coverageOf(await getTimeline(deps, params.runId)),
});
