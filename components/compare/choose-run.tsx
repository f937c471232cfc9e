"use client";

import { Sheet } from "@/components/base/sheet";
import { useMessages } from "@/components/messages/messages-provider";
import { RunChoice } from "./run-choice";

/** Which run this one is compared with: its own first, then any. */
export function ChooseRun({ runId, onClose }: { runId: string; onClose: () => void }) {
  const { m } = useMessages();
  return (
    <Sheet title={m.compare.choose.title} onClose={onClose}>
      <RunChoice runId={runId} onChosen={onClose} />
    </Sheet>
  );
}
