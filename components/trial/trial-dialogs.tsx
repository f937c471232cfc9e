"use client";

import dynamic from "next/dynamic";
import { patiently } from "@/components/base/patiently";
import type { TrialSettings } from "@/lib/trace/config";
import type { SelectedQuote } from "./selected-quote";

const AppealDialog = dynamic(
  () => patiently(() => import("./appeal-dialog")).then((part) => part.AppealDialog),
  { loading: () => null },
);

/** What stands over the page: an appeal, with what was marked to be quoted. */
export type TrialDialog = { kind: "appeal"; begun: SelectedQuote | null };

type Props = {
  dialog: TrialDialog | null;
  settings: TrialSettings | undefined;
  onClose: () => void;
};

/** Loaded when first asked for. */
export function TrialDialogs({ dialog, settings, onClose }: Props) {
  if (!dialog || !settings) return null;
  return <AppealDialog settings={settings} begun={dialog.begun} onClose={onClose} />;
}
