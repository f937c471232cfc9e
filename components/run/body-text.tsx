"use client";

import { useQuery } from "@tanstack/react-query";
import { readBlob } from "@/components/api/runs-api";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatBytes } from "@/lib/format/size";
import type { Body } from "@/lib/trace/event";
import { useKeptOpen } from "./kept-state";
import { useRun } from "./run-context";
import { useFound } from "./use-found";

type Props = {
  body: Body;
  /** Unique among all texts of a page. */
  name: string;
  className?: string;
  /** Lines shown before the rest is asked for. */
  lines?: number;
};

/** A text of the log: its beginning at once, all of it on demand, or where the words looked for stand in the rest. */
export function BodyText({ body, name, className = "plain", lines = 24 }: Props) {
  const { m } = useMessages();
  const { runId, foundBodies } = useRun();
  const found = useFound(name);
  const [chosen, setOpen] = useKeptOpen(`${name} text`);
  const sha256 = body.sha256;
  const first = head(body.preview, lines);
  const isFoundBelow = sha256 !== null && foundBodies.has(sha256);
  const isOpen = chosen ?? (isFoundBelow || (found(body.preview) && !found(first)));
  const whole = useQuery({
    queryKey: ["blob", sha256],
    queryFn: ({ signal }) => readBlob(runId, sha256 ?? "", signal),
    enabled: isOpen && sha256 !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const shown = isOpen ? (whole.data ?? body.preview) : first;
  const isCut = sha256 !== null || shown.length < body.preview.length;
  return (
    <div className="min-w-0">
      <pre className={className} tabIndex={isOpen ? 0 : undefined}>
        {shown}
        {isCut && !isOpen && "…"}
      </pre>
      {(isCut || isOpen) && (
        <button type="button" className="btn ghost sm mt-1" onClick={() => setOpen(!isOpen)}>
          {isOpen ? m.common.showLess : fill(m.common.showAll, { size: formatBytes(body.bytes) })}
        </button>
      )}
      {isOpen && whole.isLoading && <span className="muted"> {m.common.loading}</span>}
      {whole.error && <ProblemNote error={whole.error} onRetry={() => void whole.refetch()} />}
    </div>
  );
}

function head(text: string, lines: number): string {
  let end = -1;
  for (let line = 0; line < lines; line += 1) {
    end = text.indexOf("\n", end + 1);
    if (end < 0) return text;
  }
  return text.slice(0, end);
}
