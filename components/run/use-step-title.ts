"use client";

import { useCallback } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "./run-context";
import { stepName } from "./step-names";

/** What a step is called, with the iteration that it stands in. */
export function useStepTitle(): (spanId: string) => string {
  const speech = useMessages();
  const { index } = useRun();
  return useCallback(
    (spanId) => {
      const step = index.byId.get(spanId);
      if (!step) return spanId;
      const nameOf = (one: typeof step) =>
        stepName(one, index.numberOf.get(one.id) ?? 0, speech).name;
      const parent = index.parentOf.get(spanId);
      const around = parent?.kind === "iteration" ? `${index.numberOf.get(parent.id)}. ` : "";
      return `${around}${nameOf(step)}`;
    },
    [index, speech],
  );
}
