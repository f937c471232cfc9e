"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { useKeys } from "@/components/base/use-keys";
import { useMessages } from "@/components/messages/messages-provider";
import type { RunSummary } from "@/lib/trace/run-summary";
import { SaveAsTest } from "./save-as-test";

const ReverifyPanel = dynamic(
  () => patiently(() => import("./reverify-panel")).then((part) => part.ReverifyPanel),
  { loading: () => null },
);

const established = new Set(["verified", "computed", "given"]);

/** Checks the answer again, as often as one asks for it; one that is established can be kept as a test. */
export function Reverify({ summary }: { summary: RunSummary }) {
  const { m } = useMessages();
  const [asked, setAsked] = useState(0);
  const { answer, claims } = summary;
  const isWhole = answer !== null && !answer.abstained && !answer.forced;
  const ask = () => {
    setAsked((before) => before + 1);
    return true;
  };
  useKeys((key) => key === "v" && ask());
  return (
    <section className="mt-4" aria-label={m.verification.button}>
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className="btn"
          aria-keyshortcuts="v"
          title={m.verification.note}
          onClick={ask}
        >
          <Icon name="shield" />
          {m.verification.button}
        </button>
        {isWhole && claims.every(({ mark }) => established.has(mark)) && (
          <SaveAsTest runId={summary.id} />
        )}
      </div>
      <div aria-live="polite">{asked > 0 && <ReverifyPanel key={asked} />}</div>
    </section>
  );
}
