"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { JuryXray } from "@/lib/trace/jury-xray";

type Juror = Pick<JuryXray["jurors"][number], "juror" | "lens" | "model">;

export function JurorName({ juror: { juror, lens, model } }: { juror: Juror }) {
  const { m } = useMessages();
  const lenses = new Map(Object.entries(m.trial.lens));
  return (
    <span className="ins-juror">
      {fill(m.insights.jury.juror, { n: juror })}
      <small className="ins-row-note muted">
        {lens !== null && `${lenses.get(lens) ?? lens} · `}
        <span className="mono">{model}</span>
      </small>
    </span>
  );
}
