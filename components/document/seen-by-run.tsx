"use client";

import Link from "next/link";
import { useMessages } from "@/components/messages/messages-provider";
import type { DocumentCoverage } from "@/lib/trace/select-coverage";
import { CoverageLegend } from "./coverage-legend";
import { COVERAGE_ID } from "./document-lines";

/** The run whose look at a document its page shows. */
export type SeenBy = { runId: string; question: string; coverage: DocumentCoverage };

export function SeenByRun({ name, seenBy }: { name: string; seenBy: SeenBy }) {
  const { m } = useMessages();
  return (
    <div className="border-b border-line">
      <p className="truncate px-4 pt-2 text-[12px]">
        <span className="muted">{m.document.coverage.of}</span>{" "}
        <Link className="link" href={`/runs/${seenBy.runId}`}>
          {seenBy.question}
        </Link>
      </p>
      <CoverageLegend id={COVERAGE_ID} name={name} coverage={seenBy.coverage} />
    </div>
  );
}
