"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { saveRegressionCase } from "@/components/api/regression-cases-api";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";

/** Keeps the run's answer as a test; an answer that is not established is refused with the reason. */
export function SaveAsTest({ runId }: { runId: string }) {
  const { m } = useMessages();
  const toast = useToast();
  const router = useRouter();
  const words = m.verification.cases;
  const save = useMutation({
    mutationFn: () => saveRegressionCase(runId),
    onSuccess: () =>
      toast({
        text: words.saved,
        key: "saved-test",
        action: { label: words.open, run: () => router.push("/tests") },
      }),
    onError: (error) => toast({ text: errorText(error), kind: "error" }),
  });
  return (
    <button
      type="button"
      className="btn"
      title={words.saveNote}
      disabled={save.isPending}
      onClick={() => save.mutate()}
    >
      <Icon name="gate" />
      {words.save}
    </button>
  );
}
