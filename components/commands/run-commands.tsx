"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { stepLooks } from "@/components/run/step-names";
import { useStepTitle } from "@/components/run/use-step-title";
import { type PageCommand, usePageCommands } from "@/components/shell/page-commands";
import { fill } from "@/lib/format/fill";
import type { Step } from "@/lib/trace/select";
import { useSharedCommands } from "./use-shared-commands";

const MOST_STEPS = 8;
/** Shorter words would name nearly every step. */
const SHORTEST = 2;

/** Offers what the run page can do, and its steps by their names, in the palette. Draws nothing. */
export function RunCommands({ onFollow }: { onFollow: () => void }) {
  const { m } = useMessages();
  const words = m.commands;
  const { index, select, selection } = useRun();
  const titleOf = useStepTitle();
  const shared = useSharedCommands({
    hrefOf: (runId) => `/runs/${runId}`,
    panelOf: (spanId) => spanId,
    onFollow,
  });
  const toStep = (step: Step): PageCommand => ({
    ...{ id: `step-${step.id}`, icon: stepLooks[step.kind].icon },
    label: fill(words.toStep, { name: titleOf(step.id) }),
    run: () => select({ kind: "span", id: step.id }),
  });
  const failed = index.flat.filter(isFailed);
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const nextFailed = failed[failed.findIndex(({ id }) => id === selectedId) + 1] ?? failed[0];
  usePageCommands((typed) => {
    const wanted = typed.trim().toLowerCase();
    const isNamed = ({ id }: Step) => titleOf(id).toLowerCase().includes(wanted);
    const named = wanted.length < SHORTEST ? [] : index.flat.filter(isNamed).slice(0, MOST_STEPS);
    return [
      ...shared,
      ...(nextFailed
        ? [
            {
              ...toStep(nextFailed),
              id: "failure",
              icon: "alert" as const,
              label: words.nextFailure,
            },
          ]
        : []),
      {
        ...{ id: "find", icon: "search" as const, label: words.find, keys: "/" },
        run: () => document.getElementById("find-step")?.focus(),
      },
      ...named.map(toStep),
    ];
  });
  return null;
}

function isFailed({ span: { outcome, kind } }: Step): boolean {
  return outcome !== null && outcome.status !== "ok" && kind !== "run";
}
