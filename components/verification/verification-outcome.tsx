"use client";

import type { ReactNode } from "react";
import type { Verification } from "@/components/api/shapes";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { VerificationResult } from "@/lib/trace/verification";
import { ChangedClaims } from "./changed-claims";
import { LostEvidenceList } from "./lost-evidence-list";

type Props = {
  verification: Verification;
  /** Draws the way to a cell of the run. */
  cellLink: (cell: { cell: number; spanId: string }) => ReactNode;
};

/** What was found out: what still stands, what changed from what to what, or which cell broke. */
export function VerificationOutcome({ verification, cellLink }: Props) {
  const { m } = useMessages();
  const { result, error, documents } = verification;
  if (error !== null) return <p>{error}</p>;
  if (result === null) return null;
  switch (result.status) {
    case "same":
      return (
        <>
          {result.isReadingUnchecked && <p>{m.verification.unchecked}</p>}
          <LostEvidenceList evidence={result.evidence} documents={documents} />
        </>
      );
    case "changed":
      return <Changed result={result} documents={documents} cellLink={cellLink} />;
    case "broken":
      return (
        <p className="min-w-0 break-words">
          {cellLink(result)}{" "}
          {result.reason === "needs-model"
            ? fill(m.verification.needsModel, { message: result.message })
            : result.message}
        </p>
      );
  }
}

type ChangedProps = Pick<Props, "cellLink"> & {
  result: Extract<VerificationResult, { status: "changed" }>;
  documents: Verification["documents"];
};

function Changed({ result, documents, cellLink }: ChangedProps) {
  const { m, count } = useMessages();
  const { answer, claims, evidence, differingCells } = result;
  const cells = differingCells.map(({ cell }) => cell).join(", ");
  return (
    <>
      {answer && (
        <p className="my-1">
          <b>{answer.abstained ? m.verification.nowAbstained : m.verification.nowAnswer}:</b>{" "}
          <span className="whitespace-pre-wrap">{answer.text}</span>
        </p>
      )}
      <ChangedClaims claims={claims} />
      {differingCells.length > 0 && (
        <p className="my-1">
          {count(m.verification.differing, differingCells.length, { cells })}{" "}
          {differingCells.map((cell) => (
            <span key={cell.spanId}>{cellLink(cell)} </span>
          ))}
        </p>
      )}
      <LostEvidenceList evidence={evidence} documents={documents} />
    </>
  );
}
