"use client";

import Link from "next/link";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { compareHref } from "./compare-href";

/** One of several runs of a question, counted from 0. */
type GroupRun = { runId: string; index: number };

/** From one run of a question to its comparison with each of the others. */
export function PairLinks({ run, runs }: { run: GroupRun; runs: readonly GroupRun[] }) {
  const { m } = useMessages();
  const others = runs.filter(({ runId }) => runId !== run.runId);
  if (others.length === 0) return null;
  return (
    <p className="pair-links">
      {m.compare.ensemble.with}
      {others.map((other) => (
        <Link
          key={other.runId}
          className="link"
          href={compareHref(run.runId, other.runId)}
          aria-label={fill(m.compare.ensemble.link, { a: run.index + 1, b: other.index + 1 })}
        >
          {fill(m.compare.ensemble.run, { n: other.index + 1 })}
        </Link>
      ))}
    </p>
  );
}
