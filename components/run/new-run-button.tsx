"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";

type Props = {
  label: string;
  /** What will be done, for whoever wants to know before. */
  note: string;
  /** Makes the run. */
  make: () => Promise<{ runId: string }>;
};

/** Makes a run of another in one press, and goes to it. */
export function NewRunButton({ label, note, make }: Props) {
  const toast = useToast();
  const router = useRouter();
  const made = useMutation({
    mutationFn: make,
    onSuccess: ({ runId }) => router.push(`/runs/${runId}`),
    onError: (error) => toast({ text: errorText(error), kind: "error" }),
  });
  return (
    <button
      type="button"
      className="btn"
      title={note}
      disabled={made.isPending}
      onClick={() => made.mutate()}
    >
      <Icon name="replay" />
      {label}
    </button>
  );
}
