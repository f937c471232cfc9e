import type { Annotation, AnnotationScore } from "@/lib/trace/annotation";
import { requestJson } from "./request-json";

const root = "/api/v1";

export type AnnotationRequest = {
  spanId: string | null;
  text: string;
  score: AnnotationScore | null;
  author: string;
};

export async function listAnnotations(runId: string, signal?: AbortSignal): Promise<Annotation[]> {
  const { annotations } = await requestJson<{ annotations: Annotation[] }>(
    `${root}/runs/${encodeURIComponent(runId)}/annotations`,
    { signal },
  );
  return annotations;
}

export function annotateStep(runId: string, request: AnnotationRequest): Promise<Annotation> {
  const path = `${root}/runs/${encodeURIComponent(runId)}/annotations`;
  return requestJson(path, { method: "POST", body: request });
}

export function changeAnnotation(
  id: string,
  change: { text?: string; score?: AnnotationScore | null; isRemoved?: false },
): Promise<Annotation> {
  const path = `${root}/annotations/${encodeURIComponent(id)}`;
  return requestJson(path, { method: "PATCH", body: change });
}

export function removeAnnotation(id: string): Promise<Annotation> {
  return requestJson(`${root}/annotations/${encodeURIComponent(id)}`, { method: "DELETE" });
}
