/** Whether recorded answers still hold, over HTTP. */
import "server-only";
import { z } from "zod";
import { runParams } from "@/lib/server/api/run-endpoints";
import { endpoint } from "@/lib/server/http/endpoint";
import { processStopping } from "@/lib/server/http/process-stopping";
import { getVerification } from "@/lib/server/verifications/get-verification";
import { verificationsOfRun } from "@/lib/server/verifications/list-verifications";
import {
  awaitVerification,
  requestVerification,
  verificationOrder,
} from "@/lib/server/verifications/request-verification";
import { verification, verificationOf } from "@/lib/server/verifications/verification-shape";

const tag = "Verifications";

export const verifyRunEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/runs/{runId}/verifications",
  operationId: "verifyRun",
  tag,
  summary: "Runs the recorded code of an ended run again, without any model",
  description:
    "On the newest version of each of its documents, or on those given. Sub-calls are answered from the record, found by content; no model is called. The answer then goes through the same check.",
  params: runParams,
  query: z.object({
    wait: z.coerce.number().min(0).max(60).default(5).meta({
      description: "Seconds to wait for the outcome; then the answer is 202 with a URL.",
    }),
  }),
  body: verificationOrder.prefault({}),
  result: { status: 200, description: "The outcome.", schema: verification },
  unfinished: { status: 202, description: "It is on the queue; ask at its `url`." },
  problems: ["invalid-input", "not-found", "conflict", "unprocessable", "unavailable"],
  async run({ params, query, body, request }, deps) {
    const queued = await requestVerification(deps, params.runId, body);
    const signal = AbortSignal.any([request.signal, processStopping()]);
    const stored = await awaitVerification(deps, queued, { seconds: query.wait, signal });
    const status = stored.endedAt === null ? 202 : 200;
    return Response.json(verificationOf(stored), { status });
  },
});

export const listVerificationsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs/{runId}/verifications",
  operationId: "listVerifications",
  tag,
  summary: "How the run's answer held when it was checked again, newest first",
  params: runParams,
  result: {
    status: 200,
    description: "The verifications.",
    schema: z.object({ verifications: z.array(verification) }).meta({ id: "VerificationList" }),
  },
  problems: ["not-found", "unavailable"],
  run: async ({ params }, deps) => ({
    verifications: (await verificationsOfRun(deps, params.runId)).map(verificationOf),
  }),
});

export const getVerificationEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/verifications/{verificationId}",
  operationId: "getVerification",
  tag,
  summary: "One verification: queued, or its outcome",
  params: z.object({ verificationId: z.string().min(1).max(200) }),
  result: { status: 200, description: "The verification.", schema: verification },
  problems: ["not-found", "unavailable"],
  run: async ({ params }, deps) =>
    verificationOf(await getVerification(deps, params.verificationId)),
});
