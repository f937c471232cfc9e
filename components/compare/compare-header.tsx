"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { useCopy } from "@/components/base/use-copy";
import { useMessages } from "@/components/messages/messages-provider";
import { pageLink } from "@/components/run/address";
import type { RunSummary } from "@/lib/trace/run-summary";
import { runHref } from "./run-href";
import { useSwap } from "./use-swap";

const ChooseRun = dynamic(
  () => patiently(() => import("./choose-run")).then((part) => part.ChooseRun),
  { loading: () => null },
);

export function CompareHeader({ a, b }: { a: RunSummary; b: RunSummary }) {
  const { m } = useMessages();
  const words = m.compare;
  const copy = useCopy();
  const swap = useSwap();
  const [isChoosing, setChoosing] = useState(false);
  const isTrial = a.config.trial !== undefined;
  return (
    <header className="run-head">
      <div className="run-name">
        <p className="crumb">
          <Link href={isTrial ? "/trials" : "/"}>
            {isTrial ? words.crumb.trials : words.crumb.runs}
          </Link>
          <span>/</span>
          <Link className="mono" href={runHref(a)}>
            {a.id.slice(0, 12)}
          </Link>
          <span>/</span>
          <span>{words.how[relationOf(a, b)]}</span>
        </p>
        <h1 title={a.question}>{a.config.trial?.title ?? a.question}</h1>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <button type="button" className="btn" aria-keyshortcuts="x" onClick={swap}>
          <Icon name="swap" />
          {words.swap}
        </button>
        <button type="button" className="btn" onClick={() => setChoosing(true)}>
          <Icon name="list" />
          {words.other}
        </button>
        <button
          type="button"
          className="btn icon"
          aria-keyshortcuts="y"
          aria-label={words.copyLink}
          title={words.copyLink}
          onClick={() => void copy(pageLink(), m.document.linkCopied)}
        >
          <Icon name="link" />
        </button>
      </div>
      {isChoosing && <ChooseRun runId={a.id} onClose={() => setChoosing(false)} />}
    </header>
  );
}

function relationOf(a: RunSummary, b: RunSummary): "fork" | "replay" | "trial" | "other" {
  const trialId = a.config.trial?.trialId;
  if (trialId !== undefined && trialId === b.config.trial?.trialId) return "trial";
  if (b.origin?.runId === a.id) return b.origin.how;
  return a.origin?.runId === b.id ? a.origin.how : "other";
}
