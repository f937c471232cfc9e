/** The proof of a replay over HTTP. */
import "server-only";
import { runParams } from "@/lib/server/api/run-endpoints";
import { endpoint } from "@/lib/server/http/endpoint";
import { checkReplay, replayCheck } from "@/lib/server/runs/check-replay";

export const checkReplayEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs/{runId}/replay-check",
  operationId: "checkReplay",
  tag: "Runs",
  summary: "Holds a replay against the run that it repeats, event by event",
  params: runParams,
  result: { status: 200, description: "What was found.", schema: replayCheck },
  problems: ["not-found", "conflict", "unprocessable", "unavailable"],
  run: ({ params }, deps) => checkReplay(deps, params.runId),
});
