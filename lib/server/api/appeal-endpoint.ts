/** Appeals over HTTP. */
import "server-only";
import { z } from "zod";
import { started, startedRun } from "@/lib/server/api/run-endpoints";
import { endpoint } from "@/lib/server/http/endpoint";
import { appealOrder, appealTrial } from "@/lib/server/trials/appeal-trial";

export const appealTrialEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/trials/{trialId}/appeals",
  operationId: "appealTrial",
  tag: "Trials",
  summary: "Adds a quote to a case that was decided, and holds the trial again",
  description:
    "The quote must stand in the change or the page, word for word, and the case must not have had it: argument alone reopens nothing (422). What the new quote does not touch is taken from the record. The docket, and an open notice, follow what the trial comes to.",
  params: z.object({ trialId: z.string().min(1).max(200) }),
  body: appealOrder,
  result: { status: 202, description: "The run is on the queue.", schema: startedRun },
  problems: ["invalid-input", "not-found", "conflict", "unprocessable", "unavailable"],
  run: async ({ params: { trialId }, body }, deps) =>
    started(await appealTrial(deps, trialId, body)),
});
