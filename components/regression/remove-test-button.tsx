"use client";

import { useMutation } from "@tanstack/react-query";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";

type Props = {
  label: string;
  /** Said when it is done. */
  removed: string;
  remove: () => Promise<unknown>;
  onChange: () => void;
};

/** Takes a case out of the tests. */
export function RemoveTestButton({ label, removed, remove, onChange }: Props) {
  const toast = useToast();
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: () => toast({ text: removed, key: "removed-test" }),
    onError: (error) => toast({ text: errorText(error), kind: "error" }),
    onSettled: onChange,
  });
  return (
    <button
      type="button"
      className="btn ghost icon sm"
      aria-label={label}
      title={label}
      disabled={removal.isPending}
      onClick={() => removal.mutate()}
    >
      <Icon name="x" small />
    </button>
  );
}
