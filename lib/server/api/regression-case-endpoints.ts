/** Regression cases over HTTP. */
import "server-only";
import { z } from "zod";
import { started, startedRun } from "@/lib/server/api/run-endpoints";
import { endpoint } from "@/lib/server/http/endpoint";
import { askAgain } from "@/lib/server/regression-cases/ask-again";
import { exportRegressionCases } from "@/lib/server/regression-cases/export-regression-cases";
import { getRegressionCase } from "@/lib/server/regression-cases/get-regression-case";
import { regressionCase, viewOf } from "@/lib/server/regression-cases/regression-case-shape";
import {
  regressionCaseOrder,
  saveRegressionCase,
} from "@/lib/server/regression-cases/save-regression-case";

const tag = "Regression cases";
const params = z.object({ caseId: z.string().min(1).max(200) });

export const saveRegressionCaseEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/regression-cases",
  operationId: "saveRegressionCase",
  tag,
  summary: "Keeps a run's checked answer as a test",
  description: "Every claim of it must be verified, computed or given. Safe to send twice.",
  body: regressionCaseOrder,
  result: { status: 201, description: "The case.", schema: regressionCase },
  problems: ["invalid-input", "not-found", "conflict", "unavailable"],
  run: async ({ body }, deps) => viewOf(deps, await saveRegressionCase(deps, body.runId)),
});

export const listRegressionCasesEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/regression-cases",
  operationId: "listRegressionCases",
  tag,
  summary: "The answers kept as tests, newest first, and how they did when run again",
  result: {
    status: 200,
    description: "The cases.",
    schema: z.object({ cases: z.array(regressionCase) }).meta({ id: "RegressionCaseList" }),
  },
  problems: ["unavailable"],
  run: async (_input, deps) => {
    const cases = await deps.regressionCases.list();
    return { cases: await Promise.all(cases.map((one) => viewOf(deps, one))) };
  },
});

export const removeRegressionCaseEndpoint = endpoint({
  method: "DELETE",
  path: "/api/v1/regression-cases/{caseId}",
  operationId: "removeRegressionCase",
  tag,
  summary: "Takes a case off the list",
  description: "Saving its run's answer again brings it back.",
  params,
  result: { status: 200, description: "The case, removed.", schema: regressionCase },
  problems: ["not-found", "unavailable"],
  async run({ params: { caseId } }, deps) {
    const stored = await getRegressionCase(deps, caseId);
    await deps.regressionCases.setDeleted(stored.id, deps.clock());
    return viewOf(deps, stored);
  },
});

export const askRegressionCaseEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/regression-cases/{caseId}/runs",
  operationId: "askRegressionCase",
  tag,
  summary: "Asks a case's question of its texts again, with the models of the settings",
  description:
    "This calls models and may cost. POST /api/v1/runs/{runId}/verifications with the case's documents runs its code again for nothing.",
  params,
  result: { status: 202, description: "The run is on the queue.", schema: startedRun },
  problems: ["not-found", "unprocessable", "unavailable"],
  run: async ({ params: { caseId } }, deps) => started(await askAgain(deps, caseId)),
});

export const exportRegressionCasesEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/regression-cases/export",
  operationId: "exportRegressionCases",
  tag,
  summary: "All cases with their texts, as `npm run eval -- <folder>` reads them",
  result: {
    status: 200,
    description: "A zip file with questions.jsonl and docs/.",
    schema: z.string().meta({ format: "binary" }),
    contentType: "application/zip",
  },
  problems: ["not-found", "conflict", "unavailable"],
  run: async (_input, deps) =>
    new Response(await exportRegressionCases(deps), {
      headers: {
        "content-type": "application/zip",
        "content-disposition": 'attachment; filename="regression-cases.zip"',
      },
    }),
});
