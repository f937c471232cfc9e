"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  type AnnotationRequest,
  annotateStep,
  changeAnnotation,
  listAnnotations,
  removeAnnotation,
} from "@/components/api/annotations-api";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";
import type { Annotation, AnnotationScore } from "@/lib/trace/annotation";

/** How long what others write may take to be seen; a page out of sight does not ask. */
const LOOK_AGAIN_MS = 20_000;

const keyOf = (runId: string) => ["annotations", runId];

const none: readonly Annotation[] = [];

/** What people wrote at the steps of a run, by step. */
export function useAnnotations(runId: string) {
  const { data = none, error } = useQuery({
    queryKey: keyOf(runId),
    queryFn: ({ signal }) => listAnnotations(runId, signal),
    refetchInterval: LOOK_AGAIN_MS,
    refetchOnWindowFocus: "always",
  });
  const notes = useMemo(() => Map.groupBy(data, ({ spanId }) => spanId), [data]);
  return { notes, error };
}

export type AnnotationChange = { id: string; text: string; score: AnnotationScore | null };

/** Writes, changes and removes; a removal can be taken back for a while. */
export function useAnnotate(runId: string) {
  const { m } = useMessages();
  const toast = useToast();
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: keyOf(runId) });
  const onError = (error: unknown) => toast({ text: errorText(error), kind: "error" });
  const restore = useMutation({
    mutationFn: (id: string) => changeAnnotation(id, { isRemoved: false }),
    onSuccess: () => toast({ text: m.annotation.restored, key: "annotation" }),
    onSettled,
    onError,
  });
  const write = useMutation({
    mutationFn: (request: AnnotationRequest) => annotateStep(runId, request),
    onSettled,
  });
  const change = useMutation({
    mutationFn: ({ id, ...change }: AnnotationChange) => changeAnnotation(id, change),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (id: string) => removeAnnotation(id),
    onSuccess: ({ id }) =>
      toast({
        text: m.annotation.removed,
        key: "annotation",
        action: { label: m.annotation.undo, run: () => restore.mutate(id) },
      }),
    onSettled,
    onError,
  });
  return { write, change, remove };
}
