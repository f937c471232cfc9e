"use client";

import { forkRun } from "@/components/api/runs-api";
import type { Verification } from "@/components/api/shapes";
import { useMessages } from "@/components/messages/messages-provider";
import { NewRunButton } from "@/components/run/new-run-button";

/** The same question with the same settings on the versions that were checked. */
export function ReaskButton({ verification }: { verification: Verification }) {
  const { m } = useMessages();
  const { runId, documents } = verification;
  const documentIds = documents.map(({ id }) => id);
  return (
    <NewRunButton
      label={m.verification.reask}
      note={m.verification.reaskNote}
      make={() => forkRun(runId, { documentIds })}
    />
  );
}
