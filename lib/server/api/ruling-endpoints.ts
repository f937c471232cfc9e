/** Rulings called wrong, the search for the stage at fault, and the cases kept as tests, over HTTP. */
import "server-only";
import { z } from "zod";
import { started, startedRun } from "@/lib/server/api/run-endpoints";
import { endpoint } from "@/lib/server/http/endpoint";
import {
  cancelSearch,
  keepRuling,
  removeMark,
  startSearch,
} from "@/lib/server/rulings/change-mark";
import { faultQuery, readFaults } from "@/lib/server/rulings/fault-histogram";
import { getMark } from "@/lib/server/rulings/get-mark";
import { judgeAgain } from "@/lib/server/rulings/judge-again";
import { listRulingCases } from "@/lib/server/rulings/list-ruling-cases";
import { markRuling, rulingMarkOrder } from "@/lib/server/rulings/mark-ruling";
import { rulingMark, rulingView } from "@/lib/server/rulings/ruling-shape";
import { getStoredTrial } from "@/lib/server/trials/read-trial";
import { faultHistogram } from "@/lib/trace/fault-histogram";

const tag = "Rulings called wrong";
const MOST_LISTED = 200;

const trialParams = z.object({ trialId: z.string().min(1).max(200) });
const params = trialParams.extend({ markId: z.string().min(1).max(200) });

const rulingMarkList = z.object({ marks: z.array(rulingMark) }).meta({ id: "RulingMarkList" });

export const markRulingEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/trials/{trialId}/rulings",
  operationId: "markRuling",
  tag,
  summary: "Calls the ruling about a page wrong, and says what was right",
  description:
    "Quotes and edits are checked by code at once. Nothing is tried yet: the answer says how many calls a search may make at most.",
  params: trialParams,
  body: rulingMarkOrder,
  result: { status: 201, description: "The mark.", schema: rulingMark },
  problems: ["invalid-input", "not-found", "conflict", "unprocessable", "unavailable"],
  run: async ({ params: { trialId }, body }, deps) =>
    rulingView(deps, await markRuling(deps, trialId, body)),
});

export const listRulingMarksEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/trials/{trialId}/rulings",
  operationId: "listRulingMarks",
  tag,
  summary: "The rulings of a trial that were called wrong, newest first",
  params: trialParams,
  result: { status: 200, description: "The marks.", schema: rulingMarkList },
  problems: ["not-found", "unavailable"],
  async run({ params: { trialId } }, deps) {
    const { id } = await getStoredTrial(deps, trialId);
    const marks = await deps.rulingMarks.list({ trialId: id, limit: MOST_LISTED });
    return { marks: await Promise.all(marks.map((mark) => rulingView(deps, mark))) };
  },
});

export const getRulingMarkEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/trials/{trialId}/rulings/{markId}",
  operationId: "getRulingMark",
  tag,
  summary: "One ruling that was called wrong, with what was tried so far",
  params,
  result: { status: 200, description: "The mark.", schema: rulingMark },
  problems: ["not-found", "unavailable"],
  run: async ({ params: { trialId, markId } }, deps) =>
    rulingView(deps, await getMark(deps, trialId, markId)),
});

export const removeRulingMarkEndpoint = endpoint({
  method: "DELETE",
  path: "/api/v1/trials/{trialId}/rulings/{markId}",
  operationId: "removeRulingMark",
  tag,
  summary: "Takes a mark back, and stops its search",
  description: "The runs of what was tried stay.",
  params,
  result: { status: 200, description: "The mark, removed.", schema: rulingMark },
  problems: ["not-found", "unavailable"],
  run: async ({ params: { trialId, markId } }, deps) =>
    rulingView(deps, await removeMark(deps, trialId, markId)),
});

export const startFaultSearchEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/trials/{trialId}/rulings/{markId}/search",
  operationId: "startFaultSearch",
  tag,
  summary: "Replaces each stage in turn by what was right, and holds what follows again",
  description:
    "Recorded replies answer equal requests; the court's models are asked for the rest, which may cost. What was tried before is not tried again, unless it failed.",
  params,
  result: { status: 202, description: "The search is on the queue.", schema: rulingMark },
  problems: ["not-found", "unavailable"],
  run: async ({ params: { trialId, markId } }, deps) =>
    rulingView(deps, await startSearch(deps, trialId, markId)),
});

export const cancelFaultSearchEndpoint = endpoint({
  method: "DELETE",
  path: "/api/v1/trials/{trialId}/rulings/{markId}/search",
  operationId: "cancelFaultSearch",
  tag,
  summary: "Stops a search; what was tried stays",
  params,
  result: { status: 200, description: "The mark.", schema: rulingMark },
  problems: ["not-found", "unavailable"],
  run: async ({ params: { trialId, markId } }, deps) =>
    rulingView(deps, await cancelSearch(deps, trialId, markId)),
});

export const keepRulingEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/trials/{trialId}/rulings/{markId}/keep",
  operationId: "keepRuling",
  tag,
  summary: "Keeps the case with its right outcome as a test",
  description: "Safe to send twice.",
  params,
  result: { status: 200, description: "The mark.", schema: rulingMark },
  problems: ["not-found", "unavailable"],
  run: async ({ params }, deps) =>
    rulingView(deps, await keepRuling(deps, { ...params, isCase: true })),
});

export const dropRulingEndpoint = endpoint({
  method: "DELETE",
  path: "/api/v1/trials/{trialId}/rulings/{markId}/keep",
  operationId: "dropRuling",
  tag,
  summary: "Takes the case off the tests; the mark stays",
  params,
  result: { status: 200, description: "The mark.", schema: rulingMark },
  problems: ["not-found", "unavailable"],
  run: async ({ params }, deps) =>
    rulingView(deps, await keepRuling(deps, { ...params, isCase: false })),
});

export const judgeRulingAgainEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/trials/{trialId}/rulings/{markId}/runs",
  operationId: "judgeRulingAgain",
  tag,
  summary: "Judges a kept case again from the beginning, by the rules and models of today",
  description: "This calls models and may cost; the docket and its notices stay as they are.",
  params,
  result: { status: 202, description: "The run is on the queue.", schema: startedRun },
  problems: ["not-found", "conflict", "unprocessable", "unavailable"],
  run: async ({ params: { trialId, markId } }, deps) =>
    started(await judgeAgain(deps, trialId, markId)),
});

export const listRulingCasesEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/rulings/cases",
  operationId: "listRulingCases",
  tag,
  summary: "The cases kept as tests, newest first, and how they did when judged again",
  result: { status: 200, description: "The cases.", schema: rulingMarkList },
  problems: ["unavailable"],
  run: async (_input, deps) => ({ marks: await listRulingCases(deps) }),
});

export const readFaultsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/rulings/faults",
  operationId: "readFaults",
  tag,
  summary: "At which stage rulings went wrong, over all searches that ended",
  query: faultQuery,
  result: { status: 200, description: "The histogram.", schema: faultHistogram },
  problems: ["invalid-input", "unavailable"],
  run: ({ query }, deps) => readFaults(deps, query),
});
