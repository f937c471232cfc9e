"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import type { Trial } from "@/lib/trace/trial";
import { ChangePane } from "./change-pane";
import { DocketStateMark } from "./docket-state-mark";
import { FunnelSection } from "./funnel-section";
import { TrialContext, type TrialScene } from "./trial-context";
import { TrialHeader } from "./trial-header";
import { useLiveTrial } from "./use-live-trial";

/** A change that no model was asked about: which steps it went through, and why there is no notice. */
export function FunnelScreen({ trial: initial }: { trial: Trial }) {
  const { m } = useMessages();
  const router = useRouter();
  const trial = useLiveTrial(initial, { isOver: false, isImported: false });
  const [isChangeShown, showChange] = useState(false);
  const hasRun = trial.runId !== null;
  useEffect(() => {
    if (hasRun) router.refresh();
  }, [hasRun, router]);
  return (
    <TrialContext value={emptyScene(trial.id)}>
      <main id="main" className="trial">
        <TrialHeader
          trial={trial}
          summary={null}
          shown={null}
          now={null}
          isLost={false}
          runs={[]}
          follow={null}
        />
        <div className="reading">
          <section className="verdict-line" aria-label={m.trial.outcome.label}>
            <p className="verdict" role="status">
              <DocketStateMark state={trial.state} />
            </p>
            <p className="verdict-sentence">
              {trial.state === "received" ? m.trial.outcome.received : trial.reason}
            </p>
          </section>
          <FunnelSection
            steps={trial.funnel.steps}
            pages={null}
            isEnd={trial.state !== "received" && trial.state !== "judging"}
          />
          {trial.patchSha256 !== null && (
            <div className="part">
              {isChangeShown ? (
                <div className="card overflow-hidden">
                  <ChangePane exhibits={[]} />
                </div>
              ) : (
                <button type="button" className="btn" onClick={() => showChange(true)}>
                  {m.trial.pair.show}
                </button>
              )}
            </div>
          )}
        </div>
      </main>
    </TrialContext>
  );
}

function emptyScene(trialId: string): TrialScene {
  return {
    trialId,
    view: {
      funnel: [],
      review: null,
      prosecution: null,
      check: null,
      exhibits: [],
      cases: [],
      arm: null,
    },
    shown: null,
    exhibit: null,
    chooseExhibit: () => undefined,
  };
}
