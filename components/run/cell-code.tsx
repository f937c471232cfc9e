"use client";

import type { Body } from "@/lib/trace/event";
import { BodyText } from "./body-text";
import { CodeBlock } from "./code-block";
import { useRun } from "./run-context";

type Props = { spanId: string; code: Body; label: string; errorLine: number | null };

export function CellCode({ spanId, code, label, errorLine }: Props) {
  const { colours, lineage, selection } = useRun();
  const isOrigin = lineage?.cell?.spanId === spanId;
  const origin = isOrigin ? (lineage.cell?.line ?? null) : null;
  if (code.sha256 !== null)
    return <BodyText name={`${spanId} code`} body={code} className="plain boxed" lines={60} />;
  return (
    <CodeBlock
      code={code.preview}
      label={label}
      tokens={colours.get(spanId)}
      errorLine={errorLine}
      originLine={origin}
      originOf={origin === null || selection?.kind !== "claim" ? null : selection.number}
      usedLines={lineage?.cells.find((cell) => cell.spanId === spanId)?.lines ?? []}
    />
  );
}
