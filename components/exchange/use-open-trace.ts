"use client";

import { useRouter } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import { importTrace } from "@/components/api/exchange-api";

/** The file on its way: how much of it was sent, then that the server reads it. */
export type Opening = { name: string; share: number };

/** Sends one trace at a time and goes to the run that it became. */
export function useOpenTrace() {
  const router = useRouter();
  const [opening, setOpening] = useState<Opening | null>(null);
  const [error, setError] = useState<unknown>(null);
  const sending = useRef<AbortController | null>(null);
  const open = useCallback(
    async (file: File) => {
      sending.current?.abort();
      const own = new AbortController();
      sending.current = own;
      setError(null);
      setOpening({ name: file.name, share: 0 });
      try {
        const { url } = await importTrace({
          file,
          onProgress: (share) => {
            if (!own.signal.aborted) setOpening({ name: file.name, share });
          },
          signal: own.signal,
        });
        router.push(url);
      } catch (reason) {
        if (own.signal.aborted) return;
        setError(reason);
        setOpening(null);
      }
    },
    [router],
  );
  const cancel = useCallback(() => {
    sending.current?.abort();
    setOpening(null);
  }, []);
  return { opening, error, open, cancel };
}
