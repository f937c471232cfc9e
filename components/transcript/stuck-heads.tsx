"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { stepName } from "@/components/run/step-names";
import { type StepIndex, stepsAround } from "@/lib/trace/step-index";
import type { TranscriptRow } from "./transcript-rows";

/** Of a deep nesting the outermost and the innermost are named. */
const INNERMOST = 2;

/** Which iteration, and which run inside the run, the first row in sight belongs to: stays at the top while it passes. */
export function StuckHeads({ first }: { first: TranscriptRow }) {
  const speech = useMessages();
  const { index, select } = useRun();
  const heads = headsOf(index, first);
  if (heads.length === 0) return null;
  const named =
    heads.length <= INNERMOST + 1 ? heads : [...heads.slice(0, 1), ...heads.slice(-INNERMOST)];
  return (
    // The headings themselves stand in the document; this is the same for the eye and the pointer.
    <div className="stuck" aria-hidden="true">
      <div>
        {named.map((step, at) => (
          <span key={step.id} className="contents">
            {at > 0 && <Icon name="right" small />}
            {at === 1 && heads.length > named.length && (
              <span>… {heads.length - named.length} …</span>
            )}
            <button
              type="button"
              tabIndex={-1}
              onClick={() => select({ kind: "span", id: step.id })}
            >
              {step.kind === "iteration" && (
                <span className="iteration-number">{index.numberOf.get(step.id)}</span>
              )}
              <span className="truncate">
                {stepName(step, index.numberOf.get(step.id) ?? 0, speech).name}
              </span>
            </button>
          </span>
        ))}
      </div>
    </div>
  );
}

function headsOf(index: StepIndex, { step, kind }: TranscriptRow) {
  const around = stepsAround(index, step.id).reverse();
  const all = kind === "nested-end" || kind === "more" ? [...around, step] : around;
  return all.filter((one) => one.kind === "iteration" || one.kind === "nested");
}
