/** Comments and scores at the steps of runs, over HTTP. */
import "server-only";
import { z } from "zod";
import { annotateStep, annotationOrder } from "@/lib/server/annotations/annotate-step";
import { annotationsOf } from "@/lib/server/annotations/annotations-of";
import {
  annotationChangeOrder,
  changeAnnotation,
  removeAnnotation,
} from "@/lib/server/annotations/change-annotation";
import { runParams } from "@/lib/server/api/run-endpoints";
import { endpoint } from "@/lib/server/http/endpoint";
import { annotation } from "@/lib/trace/annotation";

const tag = "Annotations";
const params = z.object({ annotationId: z.string().min(1).max(200) });

export const listAnnotationsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs/{runId}/annotations",
  operationId: "listAnnotations",
  tag,
  summary: "What people wrote at the steps of a run, oldest first",
  params: runParams,
  result: {
    status: 200,
    description: "The annotations.",
    schema: z.object({ annotations: z.array(annotation) }).meta({ id: "AnnotationList" }),
  },
  problems: ["not-found", "unavailable"],
  run: async ({ params: { runId } }, deps) => ({ annotations: await annotationsOf(deps, runId) }),
});

export const annotateStepEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/runs/{runId}/annotations",
  operationId: "annotateStep",
  tag,
  summary: "Writes a comment or a score at a step of a run, or about the run as a whole",
  params: runParams,
  body: annotationOrder,
  result: { status: 201, description: "The annotation.", schema: annotation },
  problems: ["invalid-input", "not-found", "conflict", "unprocessable", "unavailable"],
  run: ({ params: { runId }, body }, deps) => annotateStep(deps, runId, body),
});

export const changeAnnotationEndpoint = endpoint({
  method: "PATCH",
  path: "/api/v1/annotations/{annotationId}",
  operationId: "changeAnnotation",
  tag,
  summary: "Changes a comment or its score, or takes its removal back",
  params,
  body: annotationChangeOrder,
  result: { status: 200, description: "The annotation as it stands now.", schema: annotation },
  problems: ["invalid-input", "not-found", "conflict", "unprocessable", "unavailable"],
  run: ({ params: { annotationId }, body }, deps) => changeAnnotation(deps, annotationId, body),
});

export const removeAnnotationEndpoint = endpoint({
  method: "DELETE",
  path: "/api/v1/annotations/{annotationId}",
  operationId: "removeAnnotation",
  tag,
  summary: "Removes an annotation; changing it with `isRemoved: false` takes that back",
  params,
  result: { status: 200, description: "What was removed.", schema: annotation },
  problems: ["not-found", "unavailable"],
  run: ({ params: { annotationId } }, deps) => removeAnnotation(deps, annotationId),
});
