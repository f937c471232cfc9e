"use client";

import Link from "next/link";
import { useMessages } from "@/components/messages/messages-provider";

export function NotFoundNote() {
  const { m } = useMessages();
  return (
    <main id="main" className="mx-auto max-w-[560px] px-4 py-16">
      <h1>{m.problem.notFoundTitle}</h1>
      <p className="mt-1 mb-4 text-ink-2">{m.problem.notFoundNote}</p>
      <p className="flex gap-2">
        <Link className="btn pri" href="/">
          {m.problem.toAsk}
        </Link>
        <Link className="btn" href="/documents">
          {m.problem.toDocuments}
        </Link>
      </p>
    </main>
  );
}
