/** What a run can be compared with, over HTTP. The comparison itself is made where it is drawn, from both logs. */
import "server-only";
import { runParams } from "@/lib/server/api/run-endpoints";
import { listRelatives, relatives } from "@/lib/server/compare/list-relatives";
import { endpoint } from "@/lib/server/http/endpoint";

export const listRelativesEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs/{runId}/relatives",
  operationId: "listRelatives",
  tag: "Runs",
  summary: "The runs that a run is worth comparing with, newest first",
  description:
    "Its parent, its forks and replays, those made from the same parent, those asked together with it, and the other runs of its trial.",
  params: runParams,
  result: { status: 200, description: "The runs in short.", schema: relatives },
  problems: ["not-found", "unavailable"],
  run: ({ params }, deps) => listRelatives(deps, params.runId),
});
