/** Where an answer came from and what was read for it, over HTTP. */
import "server-only";
import { z } from "zod";
import { runParams } from "@/lib/server/api/run-endpoints";
import { endpoint } from "@/lib/server/http/endpoint";
import { claimsOf, runClaims } from "@/lib/server/runs/claims-shape";
import { coverageOf, runCoverage } from "@/lib/server/runs/coverage-shape";
import { getTimeline } from "@/lib/server/runs/get-timeline";
import { runSearch, searchRun } from "@/lib/server/runs/search-run";

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

export const runSearchEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs/{runId}/search",
  operationId: "searchRun",
  tag,
  summary: "Where words stand in the texts of a run, the long ones read in full",
  params: runParams,
  query: z.object({
    words: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .meta({ description: "Found as they stand; case is ignored." }),
  }),
  result: {
    status: 200,
    description: "The steps that hold the words, in order.",
    schema: runSearch,
  },
  problems: ["invalid-input", "not-found", "unavailable"],
  run: ({ params, query }, deps) => searchRun(deps, params.runId, query.words),
});
