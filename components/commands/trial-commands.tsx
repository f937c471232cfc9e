"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { type PageCommand, usePageCommands } from "@/components/shell/page-commands";
import { panelSpan } from "@/components/trial/panel-span";
import { rowLook } from "@/components/trial/row-names";
import { useTrial } from "@/components/trial/trial-context";
import { type TrialRow, trialRows } from "@/components/trial/trial-rows";
import { useRowTitle } from "@/components/trial/use-row-title";
import { fill } from "@/lib/format/fill";
import { useSharedCommands } from "./use-shared-commands";

const MOST_STEPS = 8;
/** Shorter words would name nearly every step. */
const SHORTEST = 2;

const noneClosed: ReadonlySet<string> = new Set();

/** Offers what the page of a trial can do, and its stages by their names, in the palette. Draws nothing. */
export function TrialCommands({ onFollow }: { onFollow: () => void }) {
  const { m } = useMessages();
  const words = m.commands;
  const { select, selection, whole } = useRun();
  const { trialId, view } = useTrial();
  const titleOf = useRowTitle();
  const shared = useSharedCommands({
    hrefOf: (runId) => `/trials/${trialId}?run=${runId}`,
    panelOf: (spanId, kind) => panelSpan(whole, spanId, kind),
    onFollow,
  });
  const toRow = (row: TrialRow): PageCommand => ({
    ...{ id: `step-${row.id}`, icon: rowLook(row, view).icon },
    label: fill(words.toStep, { name: titleOf(row.id) }),
    run: () => select({ kind: "span", id: row.id }),
  });
  usePageCommands((typed) => {
    const wanted = typed.trim().toLowerCase();
    const rows = trialRows(view, noneClosed);
    const failed = rows.filter(({ span }) => span?.outcome && span.outcome.status !== "ok");
    const selectedId = selection?.kind === "span" ? selection.id : null;
    const next = failed[failed.findIndex(({ id }) => id === selectedId) + 1] ?? failed[0];
    const isNamed = ({ id }: TrialRow) => titleOf(id).toLowerCase().includes(wanted);
    const named = wanted.length < SHORTEST ? [] : rows.filter(isNamed).slice(0, MOST_STEPS);
    return [
      ...shared,
      ...(next
        ? [{ ...toRow(next), id: "failure", icon: "alert" as const, label: words.nextFailure }]
        : []),
      ...named.map(toRow),
    ];
  });
  return null;
}
