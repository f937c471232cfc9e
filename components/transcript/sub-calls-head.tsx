"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { TranscriptRow } from "./transcript-rows";

/** Before the calls that one cell made. */
export function SubCallsHead({ row }: { row: Extract<TranscriptRow, { kind: "sub-calls" }> }) {
  const { m, number } = useMessages();
  return (
    <p className="over flex items-center gap-1.5">
      <Icon name="sub" small />
      {m.run.steps.sub} × {number(row.count)}
    </p>
  );
}
