"use client";

import type { Verification } from "@/components/api/shapes";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";

/** On which versions it was checked, when, and what it took. */
export function VerificationFacts({ verification }: { verification: Verification }) {
  const { m, count, locale } = useMessages();
  const { documents, endedAt, result } = verification;
  const names = documents.map(
    ({ name, version }) => `${name} ${fill(m.verification.version, { n: version })}`,
  );
  const facts = [
    fill(m.verification.on, { documents: names.join(", ") }),
    ...(endedAt === null ? [] : [new Date(endedAt).toLocaleString(locale)]),
    ...(result
      ? [
          count(m.verification.cells, result.cells),
          ...(result.recordedReplies > 0
            ? [count(m.verification.replies, result.recordedReplies)]
            : []),
          m.verification.noCalls,
        ]
      : []),
  ];
  return <p className="muted text-[12px]">{facts.join(" · ")}</p>;
}
