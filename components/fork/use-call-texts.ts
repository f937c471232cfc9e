"use client";

import { useQueries } from "@tanstack/react-query";
import { readBlob } from "@/components/api/runs-api";
import type { Body } from "@/lib/trace/event";
import type { SpanOf } from "@/lib/trace/reduce";
import type { RecordedCall } from "./fork-draft";

type CallTexts = { call: RecordedCall | null; isLoading: boolean; error: unknown };

/** The whole texts of a recorded call: most stand in the log, long ones are fetched. */
export function useCallTexts(runId: string, span: SpanOf<"model-call"> | null): CallTexts {
  const bodies: Body[] = span
    ? [...span.start.added.map(({ content }) => content), ...(span.end ? [span.end.text] : [])]
    : [];
  return useQueries({
    queries: bodies.map(({ sha256, preview }) => ({
      queryKey: ["blob", sha256 ?? preview],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        sha256 === null ? preview : readBlob(runId, sha256, signal),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) => {
      const texts = results.flatMap(({ data }) => (data === undefined ? [] : [data]));
      const isWhole = span !== null && texts.length === bodies.length;
      return {
        call: isWhole ? recordedCall(span, texts) : null,
        isLoading: results.some(({ isLoading }) => isLoading),
        error: results.find(({ error }) => error)?.error ?? null,
      };
    },
  });
}

function recordedCall({ id, start }: SpanOf<"model-call">, texts: readonly string[]): RecordedCall {
  return {
    spanId: id,
    messages: start.added.map(({ role }, index) => ({ role, content: texts[index] ?? "" })),
    reply: texts[start.added.length] ?? "",
    model: start.model,
    temperature: start.temperature,
  };
}
