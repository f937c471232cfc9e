"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { readBlob } from "@/components/api/runs-api";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatBytes } from "@/lib/format/size";
import type { Body } from "@/lib/trace/event";
import { CodeDiff } from "./code-diff";
import { useCompare } from "./compare-context";
import type { Section } from "./step-sections";
import { TextDiff } from "./text-diff";

/** One part of a step on both sides: its beginning at once, all of it on demand. */
export function SectionPair({ section, isPair }: { section: Section; isPair: boolean }) {
  const { m } = useMessages();
  const { a, b } = useCompare();
  const [isWhole, setWhole] = useState(false);
  const left = useText(a.runId, section.a, isWhole);
  const right = useText(b.runId, section.b, isWhole);
  const isCut = [section.a, section.b].some((body) => body !== null && body.sha256 !== null);
  const bytes = Math.max(section.a?.bytes ?? 0, section.b?.bytes ?? 0);
  const Diff = section.name === "code" ? CodeDiff : TextDiff;
  const error = left.error ?? right.error;
  return (
    <section className="cmp-section">
      <h4 className="over">{m.compare.body[section.name]}</h4>
      <Diff a={left.text} b={right.text} name={m.compare.body[section.name]} isPair={isPair} />
      {isCut && !isWhole && (
        <button type="button" className="btn ghost sm" onClick={() => setWhole(true)}>
          {fill(m.compare.body.whole, { size: formatBytes(bytes) })}
        </button>
      )}
      {isWhole && (left.isLoading || right.isLoading) && (
        <p className="muted">{m.common.loading}</p>
      )}
      {error && <ProblemNote error={error} />}
    </section>
  );
}

type WholeText = { text: string | null; isLoading: boolean; error: Error | null };

function useText(runId: string, body: Body | null, isWhole: boolean): WholeText {
  const sha256 = body?.sha256 ?? null;
  const { data, isLoading, error } = useQuery({
    queryKey: ["blob", sha256],
    queryFn: ({ signal }) => readBlob(runId, sha256 ?? "", signal),
    enabled: isWhole && sha256 !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const beginning = body && (sha256 === null ? body.preview : `${body.preview}…`);
  return { text: (isWhole && data) || beginning, isLoading, error };
}
