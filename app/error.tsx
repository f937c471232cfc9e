"use client";

import { useEffect } from "react";
import { useMessages } from "@/components/messages/messages-provider";

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function PageError({ error, retry }: Props) {
  const { m } = useMessages();
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <main id="main" className="mx-auto max-w-[560px] px-4 py-16">
      <h1>{m.problem.title}</h1>
      <p className="mt-1 mb-2 text-ink-2">{m.problem.pageNote}</p>
      {error.digest && <p className="mono muted mb-4 text-[11px]">{error.digest}</p>}
      <button type="button" className="btn pri" onClick={() => retry()}>
        {m.common.retry}
      </button>
    </main>
  );
}
