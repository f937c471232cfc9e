"use client";

import dynamic from "next/dynamic";
import type { TrialSettings } from "@/lib/trace/config";
import type { SelectedQuote } from "./selected-quote";

const AppealDialog = dynamic(() => import("./appeal-dialog").then((part) => part.AppealDialog));
const RerunDialog = dynamic(() => import("./rerun-dialog").then((part) => part.RerunDialog));

/** What stands over the page: an appeal, with what was marked to be quoted, or another run. */
export type TrialDialog = { kind: "appeal"; begun: SelectedQuote | null } | { kind: "rerun" };

type Props = {
  dialog: TrialDialog | null;
  runId: string;
  settings: TrialSettings | undefined;
  onClose: () => void;
};

/** Loaded when first asked for. */
export function TrialDialogs({ dialog, runId, settings, onClose }: Props) {
  if (!dialog || !settings) return null;
  return dialog.kind === "appeal" ? (
    <AppealDialog settings={settings} begun={dialog.begun} onClose={onClose} />
  ) : (
    <RerunDialog runId={runId} settings={settings} onClose={onClose} />
  );
}
