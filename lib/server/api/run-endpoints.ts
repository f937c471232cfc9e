/** Inquiries and runs over HTTP. */
import "server-only";
import { z } from "zod";
import { askOrder } from "@/lib/server/ensembles/ensemble-order";
import { type Asked, startAsked } from "@/lib/server/ensembles/start-ensemble";
import { endpoint } from "@/lib/server/http/endpoint";
import { approvalOrder, approveRun } from "@/lib/server/runs/approve-run";
import { cancelRun } from "@/lib/server/runs/cancel-run";
import {
  estimateInquiry,
  estimateOrder,
  inquiryEstimate,
} from "@/lib/server/runs/estimate-inquiry";
import { forkOrder, forkRun } from "@/lib/server/runs/fork-run";
import { getRun } from "@/lib/server/runs/get-run";
import { listRuns, runListQuery } from "@/lib/server/runs/list-runs";
import { readRunBlob } from "@/lib/server/runs/read-run-blob";
import { replayRun } from "@/lib/server/runs/replay-run";
import { listedRun, run, runOf } from "@/lib/server/runs/run-shape";

const tag = "Runs";

export const runParams = z.object({ runId: z.string().min(1).max(200) });

export const startedRun = z
  .object({ runId: z.string(), url: z.string().meta({ description: "The run's page." }) })
  .meta({ id: "StartedRun" });

export const started = (runId: string) => ({ runId, url: `/runs/${encodeURIComponent(runId)}` });

const askedRuns = startedRun
  .extend({
    url: z.string().meta({ description: "The page that shows the run, or the ensemble." }),
    ensembleId: z.string().nullable(),
    runIds: z.array(z.string()).meta({ description: "All runs that were started." }),
  })
  .meta({ id: "AskedRuns" });

const asked = ({ ensembleId, runIds }: Asked) => ({
  ...started(runIds[0]),
  ...(ensembleId === null ? {} : { url: `/ensembles/${encodeURIComponent(ensembleId)}` }),
  ensembleId,
  runIds,
});

export const startInquiryEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/inquiries",
  operationId: "startInquiry",
  tag,
  summary: "Asks a question of documents",
  description:
    "The run goes on the queue; follow it by its events. With `ensemble`, several runs of the same question do.",
  body: askOrder,
  result: { status: 202, description: "The run is on the queue.", schema: askedRuns },
  problems: [
    "invalid-input",
    "too-large",
    "unsupported-media-type",
    "unprocessable",
    "unavailable",
  ],
  run: async ({ body }, deps) => asked(await startAsked(deps, body)),
});

export const estimateInquiryEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/inquiries/estimate",
  operationId: "estimateInquiry",
  tag,
  summary: "What a question may use, before it is asked",
  description:
    "From earlier runs of the same model over documents of similar length; without them a guess from the prompts' size, which says so. Nothing is asked of a model.",
  body: estimateOrder,
  result: { status: 200, description: "The estimate.", schema: inquiryEstimate },
  problems: ["invalid-input", "unprocessable", "not-found", "unavailable"],
  run: async ({ body }, deps) => estimateInquiry(deps, body),
});

export const listRunsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs",
  operationId: "listRuns",
  tag,
  summary: "Lists runs in short, newest first",
  query: runListQuery,
  result: {
    status: 200,
    description: "One page of runs.",
    schema: z
      .object({ runs: z.array(listedRun), next: z.string().nullable() })
      .meta({ id: "RunPage" }),
  },
  problems: ["invalid-input", "unavailable"],
  run: ({ query }, deps) => listRuns(deps, query),
});

export const getRunEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs/{runId}",
  operationId: "getRun",
  tag,
  summary: "One run: its state, answer, claims and evidence",
  params: runParams,
  result: { status: 200, description: "The run.", schema: run },
  problems: ["not-found", "unavailable"],
  run: async ({ params }, deps) => runOf(await getRun(deps, params.runId)),
});

export const cancelRunEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/runs/{runId}/cancel",
  operationId: "cancelRun",
  tag,
  summary: "Stops a run",
  description:
    "A queued run ends at once, a running one within a second. An ended one stays as it is.",
  params: runParams,
  result: { status: 200, description: "The run as it stands now.", schema: run },
  problems: ["not-found", "unavailable"],
  run: async ({ params }, deps) => runOf(await cancelRun(deps, params.runId)),
});

export const approveRunEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/runs/{runId}/approve",
  operationId: "approveRun",
  tag,
  summary: "Answers a paused run: it goes on, or finishes with what is known",
  description:
    "The run goes back on the queue. Approving twice is harmless: the first answer counts.",
  params: runParams,
  body: approvalOrder,
  result: { status: 200, description: "The run as it stands now.", schema: run },
  problems: ["invalid-input", "not-found", "conflict", "unprocessable", "unavailable"],
  run: async ({ params, body }, deps) => runOf(await approveRun(deps, params.runId, body)),
});

export const forkRunEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/runs/{runId}/fork",
  operationId: "forkRun",
  tag,
  summary: "Starts an edited copy of a run",
  description:
    "Replies of the model that still fit are taken from the parent run and cost nothing.",
  params: runParams,
  body: forkOrder,
  result: { status: 202, description: "The new run is on the queue.", schema: startedRun },
  problems: ["invalid-input", "not-found", "conflict", "unprocessable", "unavailable"],
  run: async ({ params, body }, deps) => started(await forkRun(deps, params.runId, body)),
});

export const replayRunEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/runs/{runId}/replay",
  operationId: "replayRun",
  tag,
  summary: "Runs an ended run again from its recorded replies",
  description: "No model is called.",
  params: runParams,
  result: { status: 202, description: "The new run is on the queue.", schema: startedRun },
  problems: ["not-found", "conflict", "unavailable"],
  run: async ({ params }, deps) => started(await replayRun(deps, params.runId)),
});

export const readRunBlobEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs/{runId}/blobs/{sha256}",
  operationId: "readRunBlob",
  tag,
  summary: "The whole of a long text that an event only begins",
  params: runParams.extend({
    sha256: z.string().regex(/^[0-9a-f]{64}$/, "Give the hash as 64 hexadecimal digits."),
  }),
  result: {
    status: 200,
    description: "The text in UTF-8.",
    schema: z.string(),
    contentType: "text/plain",
  },
  problems: ["invalid-input", "not-found", "unavailable"],
  run: async ({ params }, deps) =>
    new Response(Uint8Array.from(await readRunBlob(deps, params.runId, params.sha256)), {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "private, max-age=31536000, immutable",
      },
    }),
});
