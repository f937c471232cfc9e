import Link from "next/link";
import { readerLocale } from "@/components/base/reader";
import { messagesOf } from "@/components/messages/locale";

export default async function NotFound() {
  const { problem } = messagesOf(await readerLocale());
  return (
    <main id="main" className="mx-auto max-w-[560px] px-4 py-16">
      <h1>{problem.notFoundTitle}</h1>
      <p className="mt-1 mb-4 text-ink-2">{problem.notFoundNote}</p>
      <p className="flex gap-2">
        <Link className="btn pri" href="/">
          {problem.toAsk}
        </Link>
        <Link className="btn" href="/documents">
          {problem.toDocuments}
        </Link>
      </p>
    </main>
  );
}
