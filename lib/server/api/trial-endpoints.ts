/** The docket over HTTP. */
import "server-only";
import { z } from "zod";
import { started, startedRun } from "@/lib/server/api/run-endpoints";
import { endpoint } from "@/lib/server/http/endpoint";
import {
  getTrial,
  listTrials,
  readTrialChange,
  readTrialPage,
  trialListQuery,
} from "@/lib/server/trials/read-trial";
import { rerunOrder, rerunTrial } from "@/lib/server/trials/rerun-trial";
import { compareArms, comparisonOrder, readScoreboard } from "@/lib/server/trials/scoreboard";
import { startTrial, trialOrder } from "@/lib/server/trials/start-trial";
import type { StoredTrial } from "@/lib/store/trial-store";
import { funnelStep } from "@/lib/trace/court";
import { scoreboard } from "@/lib/trace/scoreboard";
import { docketState, trial, trialItem } from "@/lib/trace/trial";

const tag = "Trials";
/** A patch of 50 MB is answered in words, not cut off. */
const LONGEST_ORDER_BYTES = 80_000_000;

const params = z.object({ trialId: z.string().min(1).max(200) });

export const startedTrial = z
  .object({
    id: z.string(),
    runIds: z
      .array(z.string())
      .meta({ description: "The run that goes on with it; empty where the funnel ended it." }),
    funnel: z.object({ state: docketState, steps: z.array(funnelStep) }),
  })
  .meta({ id: "StartedTrial" });

export function startedOf({ id, runId, state, steps }: StoredTrial): z.infer<typeof startedTrial> {
  return { id, runIds: runId === null ? [] : [runId], funnel: { state, steps: [...steps] } };
}

export const startTrialEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/trials",
  operationId: "startTrial",
  tag,
  summary: "Holds a merged change against pages of documentation",
  description:
    "The funnel answers at once; a change that passes it is tried by a run of its own, which its events tell of.",
  body: trialOrder,
  maxBodyBytes: LONGEST_ORDER_BYTES,
  result: { status: 201, description: "The entry on the docket.", schema: startedTrial },
  problems: ["invalid-input", "unprocessable", "unavailable"],
  run: async ({ body }, deps) => startedOf(await startTrial(deps, body)),
});

export const listTrialsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/trials",
  operationId: "listTrials",
  tag,
  summary: "The docket, newest first",
  description: "Every entry says why there is a notice, or why there is none.",
  query: trialListQuery,
  result: {
    status: 200,
    description: "The entries, and how many are in each state.",
    schema: z
      .object({
        trials: z.array(trialItem),
        next: z.string().nullable(),
        counts: z.record(docketState, z.int().nonnegative()),
      })
      .meta({ id: "TrialList" }),
  },
  problems: ["invalid-input", "unavailable"],
  run: ({ query }, deps) => listTrials(deps, query),
});

export const getTrialEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/trials/{trialId}",
  operationId: "getTrial",
  tag,
  summary: "One entry: its funnel, its cases, and what became of them",
  params,
  result: { status: 200, description: "The entry.", schema: trial },
  problems: ["not-found", "unavailable"],
  run: ({ params: { trialId } }, deps) => getTrial(deps, trialId),
});

const plain = { "content-type": "text/plain; charset=utf-8" };

export const readTrialChangeEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/trials/{trialId}/change",
  operationId: "readTrialChange",
  tag,
  summary: "The change as a patch",
  params,
  result: {
    status: 200,
    description: "The patch.",
    schema: z.string(),
    contentType: "text/plain",
  },
  problems: ["not-found", "unavailable"],
  run: async ({ params: { trialId } }, deps) =>
    new Response(new Uint8Array(await readTrialChange(deps, trialId)), { headers: plain }),
});

export const readTrialPageEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/trials/{trialId}/pages/{page}",
  operationId: "readTrialPage",
  tag,
  summary: "A page as the trial saw it",
  params: params.extend({ page: z.coerce.number().int().min(1).max(50) }),
  result: {
    status: 200,
    description: "The page's text.",
    schema: z.string(),
    contentType: "text/plain",
  },
  problems: ["not-found", "unavailable"],
  run: async ({ params: { trialId, page } }, deps) =>
    new Response(new Uint8Array(await readTrialPage(deps, trialId, page)), { headers: plain }),
});

export const rerunTrialEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/trials/{trialId}/runs",
  operationId: "rerunTrial",
  tag,
  summary: "Holds a trial again with another arm, other rules or models, or an exhibit left out",
  description:
    "Recorded replies that still match cost nothing. The docket keeps what the first run came to.",
  params,
  body: rerunOrder,
  result: { status: 202, description: "The run is on the queue.", schema: startedRun },
  problems: ["invalid-input", "not-found", "conflict", "unprocessable", "unavailable"],
  run: async ({ params: { trialId }, body }, deps) =>
    started(await rerunTrial(deps, trialId, body)),
});

export const readScoreboardEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/trials/arms",
  operationId: "readArms",
  tag,
  summary: "The court beside one prompt and five votes, over the cases that all have judged",
  result: { status: 200, description: "The arms.", schema: scoreboard },
  problems: ["unavailable"],
  run: (_input, deps) => readScoreboard(deps),
});

export const compareArmsEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/trials/arms",
  operationId: "compareArms",
  tag,
  summary: "Has the other arms judge the newest trials, too",
  description: "This calls models and may cost; the docket and its notices stay as they are.",
  body: comparisonOrder,
  result: {
    status: 202,
    description: "The runs are on the queue.",
    schema: z.object({ runIds: z.array(z.string()) }).meta({ id: "ArmComparison" }),
  },
  problems: ["invalid-input", "unprocessable", "unavailable"],
  run: async ({ body }, deps) => ({ runIds: await compareArms(deps, body) }),
});
