import "server-only";
import { getHealth, health } from "@/lib/server/get-health";
import { endpoint } from "@/lib/server/http/endpoint";

export const healthEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/health",
  operationId: "getHealth",
  tag: "Service",
  summary: "Whether the service works",
  description: "503 when the database does not answer.",
  result: { status: 200, description: "The service answers.", schema: health },
  problems: ["unavailable"],
  run: (_input, deps) => getHealth(deps),
});
