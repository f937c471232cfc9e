"use client";

import { useCallback } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { useToast } from "./toasts";

/** Copies text and says so. */
export function useCopy(): (text: string, done?: string) => Promise<void> {
  const { m } = useMessages();
  const toast = useToast();
  return useCallback(
    async (text, done) => {
      // The clipboard exists only on secure origins and on localhost.
      if (!navigator.clipboard) {
        toast({ text: m.common.copyFailed, kind: "error" });
        return;
      }
      await navigator.clipboard.writeText(text).then(
        () => toast({ text: done ?? m.common.copied }),
        () => toast({ text: m.common.copyFailed, kind: "error" }),
      );
    },
    [m, toast],
  );
}
