"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { forkRun } from "@/components/api/runs-api";
import type { Verification } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";

/** The same question with the same settings on the versions that were checked: one click, and the new run is shown. */
export function ReaskButton({ verification }: { verification: Verification }) {
  const { m } = useMessages();
  const router = useRouter();
  const toast = useToast();
  const { runId, documents } = verification;
  const reask = useMutation({
    mutationFn: () => forkRun(runId, { documentIds: documents.map(({ id }) => id) }),
    onSuccess: (started) => router.push(`/runs/${started.runId}`),
    onError: (error) => toast({ text: errorText(error), kind: "error" }),
  });
  return (
    <button
      type="button"
      className="btn"
      title={m.verification.reaskNote}
      disabled={reask.isPending}
      onClick={() => reask.mutate()}
    >
      <Icon name="replay" />
      {m.verification.reask}
    </button>
  );
}
