"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { useTrial } from "./trial-context";

/** The pages of a trial, one case each. */
export function CaseTabs() {
  const { m } = useMessages();
  const { select } = useRun();
  const { view, shown } = useTrial();
  if (view.cases.length < 2) return null;
  return (
    <nav className="case-tabs" aria-label={m.trial.cases}>
      <ul>
        {view.cases.map((one) => (
          <li key={one.span.id}>
            <button
              type="button"
              aria-current={one === shown ? "true" : undefined}
              onClick={() => select({ kind: "span", id: one.span.id })}
            >
              <span className="mono truncate">{one.path}</span>
              <span className="muted">
                {one.ending ? m.trial.caseState[one.ending.state] : m.trial.caseState.open}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
