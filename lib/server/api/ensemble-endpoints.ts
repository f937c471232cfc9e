/** Questions asked several times, over HTTP. */
import "server-only";
import { z } from "zod";
import { ensemble } from "@/lib/server/ensembles/ensemble-shape";
import { cancelEnsemble, getEnsemble } from "@/lib/server/ensembles/get-ensemble";
import { endpoint } from "@/lib/server/http/endpoint";

const tag = "Runs";

const params = z.object({ ensembleId: z.string().min(1).max(200) });

export const getEnsembleEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/ensembles/{ensembleId}",
  operationId: "getEnsemble",
  tag,
  summary: "One question asked several times: the answers, which agree, and what they rest on",
  params,
  result: { status: 200, description: "The runs so far, compared.", schema: ensemble },
  problems: ["not-found", "unavailable"],
  run: ({ params }, deps) => getEnsemble(deps, params.ensembleId),
});

export const cancelEnsembleEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/ensembles/{ensembleId}/cancel",
  operationId: "cancelEnsemble",
  tag,
  summary: "Stops every run of an ensemble that has not ended",
  params,
  result: { status: 200, description: "The runs as they stand now.", schema: ensemble },
  problems: ["not-found", "unavailable"],
  run: ({ params }, deps) => cancelEnsemble(deps, params.ensembleId),
});
