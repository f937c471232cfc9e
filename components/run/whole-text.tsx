"use client";

import { blobPath } from "@/components/api/runs-api";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import type { Body } from "@/lib/trace/event";
import { LongText } from "./long-text";
import { useRun } from "./run-context";
import { useFound } from "./use-found";
import { useWholeTexts } from "./use-whole-texts";

type Props = { body: Body & { sha256: string }; name: string; className: string };

/** All of a long text; its beginning until it has come. Loaded when the first one is opened. */
export function WholeText({ body, name, className }: Props) {
  const { m } = useMessages();
  const { runId } = useRun();
  const found = useFound(name);
  const { texts, isLoading, error, retry } = useWholeTexts(runId, [body], true);
  return (
    <>
      <LongText
        name={name}
        text={texts[0] ?? ""}
        className={className}
        found={found}
        href={blobPath(runId, body.sha256)}
      />
      {isLoading && <span className="muted"> {m.common.loading}</span>}
      {error && <ProblemNote error={error} onRetry={retry} />}
    </>
  );
}
