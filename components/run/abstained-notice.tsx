"use client";

import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { RunSummary } from "@/lib/trace/run-summary";
import { askHref } from "./ask-href";
import { useRun } from "./run-context";

const builtin = "builtin";

/** That no answer was given, why, and what may bring one: other words, another model, or a form that the rules read. */
export function AbstainedNotice({ summary }: { summary: RunSummary }) {
  const { m } = useMessages();
  const words = m.run.abstained;
  return (
    <div className="notice k-plain">
      <Icon name="ban" />
      <div className="min-w-0">
        <p>
          <b>{words.title}</b> {words.note}
        </p>
        <p className="answer-text my-1.5">{summary.answer?.text}</p>
        {!summary.imported && <NextSteps summary={summary} />}
      </div>
    </div>
  );
}

function NextSteps({ summary }: { summary: RunSummary }) {
  const { m } = useMessages();
  const { openFork } = useRun();
  const isBuiltin = summary.config.models.root === builtin;
  const words = m.run.abstained;
  return (
    <>
      <h3 className="over mt-3">{words.next}</h3>
      <p>{isBuiltin ? words.nextBuiltin : words.nextModel}</p>
      {isBuiltin && (
        <ul className="my-1 list-disc pl-5 text-ink-2">
          {words.forms.map((form) => (
            <li key={form}>{form}</li>
          ))}
        </ul>
      )}
      <p className="mt-2 flex flex-wrap gap-2">
        <Link className="btn" href={askHref(summary, summary.question)}>
          {words.rephrase}
        </Link>
        {isBuiltin ? (
          <Link className="btn" href="/settings">
            {words.connect}
          </Link>
        ) : (
          <button type="button" className="btn" onClick={() => openFork(null)}>
            {m.run.explain.forkAction}
          </button>
        )}
      </p>
    </>
  );
}
