"use client";

import dynamic from "next/dynamic";
import type { RefObject } from "react";
import { patiently } from "@/components/base/patiently";
import { ImportedNote } from "@/components/exchange/imported-note";
import { NoTexts } from "@/components/exchange/no-texts";
import { useMessages } from "@/components/messages/messages-provider";
import { usePanels } from "@/components/panels/panel-context";
import { StepPanel } from "@/components/panels/step-panel";
import { CallWrong } from "@/components/ruling/call-wrong";
import { RulingsNote } from "@/components/ruling/rulings-note";
import { DamageNote } from "@/components/run/damage-note";
import { HiddenNote } from "@/components/run/hidden-note";
import { NewStepsButton } from "@/components/run/new-steps-button";
import { useRun } from "@/components/run/run-context";
import { TreeSheet } from "@/components/run/tree-sheet";
import type { Follow } from "@/components/run/use-follow";
import { useMarks } from "@/components/run/use-marks";
import type { RunSummary } from "@/lib/trace/run-summary";
import type { Trial } from "@/lib/trace/trial";
import { AddressedNote } from "./addressed-note";
import { AppealsNote } from "./appeals-note";
import { ArmSection } from "./arm-section";
import { CaseTabs } from "./case-tabs";
import { ChangePane } from "./change-pane";
import { ExhibitsSection } from "./exhibits-section";
import { FunnelSection } from "./funnel-section";
import { JudgeSection } from "./judge-section";
import { JurySection } from "./jury-section";
import { PagePane } from "./page-pane";
import { PrecedentsNote } from "./precedents-note";
import { ReviewSection } from "./review-section";
import { stageElementId } from "./stage-element-id";
import { useTrial } from "./trial-context";
import { stageRows } from "./trial-rows";
import { TrialTree } from "./trial-tree";
import { useIsShown } from "./use-is-shown";
import { PAIR_ID } from "./use-show-stage";
import { useTellSight } from "./use-tell-sight";
import { VerdictLine } from "./verdict-line";

const TrialNotes = dynamic(
  () => patiently(() => import("./trial-notes")).then((part) => part.TrialNotes),
  { loading: () => null },
);

type Props = {
  trial: Trial;
  summary: RunSummary;
  pane: RefObject<HTMLDivElement | null>;
  /** What grows while the trial is held; how it came here stands below. */
  growing: RefObject<HTMLDivElement | null>;
  follow: Follow;
  /** True when nothing more will come of the log. */
  isOver: boolean;
};

/** Everything about the chosen page, in the order of the proceedings, the verdict before it. */
export function TrialReading(props: Props) {
  const { trial, summary, pane, growing, follow, isOver } = props;
  const { m } = useMessages();
  const { view, shown } = useTrial();
  const { whole, filter, selection, match } = useRun();
  const isShown = useIsShown();
  const selectedId = selection?.kind === "span" ? selection.id : null;
  useMarks(pane, filter.words, selectedId && stageElementId(selectedId));
  useTellSight(pane);
  const hasNotes = (usePanels()?.notes.size ?? 0) > 0;
  const exhibits = shown ? shown.exhibits : view.exhibits;
  const jurors = shown?.jurors.map((juror) => juror.view) ?? [];
  const settings = summary.config.trial;
  // A run that held the trial again did not go through the last steps of the docket.
  const isOwn = summary.id === trial.runId;
  const steps = isOwn && trial.funnel.steps.length > 0 ? trial.funnel.steps : view.funnel;
  return (
    <div ref={pane} className="pane reading">
      <div ref={growing} className="proceedings">
        <DamageNote timeline={whole} isOver={isOver} />
        <TreeSheet title={m.trial.steps.title}>
          {(close) => <TrialTree onLeave={close} />}
        </TreeSheet>
        {summary.imported && (
          <div className="px-4 pt-3">
            <ImportedNote kind={summary.imported.kind} />
          </div>
        )}
        {match && (
          <HiddenNote
            hidden={stageRows(view).filter(({ span }) => span && !match.shown.has(span.id)).length}
          />
        )}
        <CaseTabs />
        <VerdictLine summary={summary}>
          {!summary.imported && <CallWrong summary={summary} />}
        </VerdictLine>
        {shown && <StepPanel spanId={shown.span.id} title={shown.path} />}
        {!summary.imported && (
          <RulingsNote
            trialId={trial.id}
            runId={summary.id}
            path={shown?.path ?? null}
            settings={settings}
            parentRunId={summary.origin?.runId ?? null}
          />
        )}
        <StepPanel spanId={null} />
        <AddressedNote view={view} />
        <PrecedentsNote precedents={settings?.precedents ?? []} />
        <AppealsNote appeals={settings?.appeals ?? []} />
        {summary.imported ? (
          <NoTexts hasDocuments />
        ) : (
          <div className="pair" id={PAIR_ID}>
            <ChangePane exhibits={exhibits} />
            {shown && <PagePane key={shown.document} shown={shown} />}
          </div>
        )}
        {view.review && isShown(view.review) && <ReviewSection review={view.review} />}
        {view.arm && isShown(view.arm, view.check, shown?.edits) && <ArmSection arm={view.arm} />}
        {view.prosecution && isShown(view.prosecution, view.check, shown?.defense) && (
          <ExhibitsSection
            exhibits={exhibits}
            struckOut={settings?.struckOut ?? []}
            edited={settings?.exhibitEdits?.map(({ id }) => id) ?? []}
          />
        )}
        {shown && shown.defense !== null && isShown(shown.jury, ...jurors) && (
          <JurySection shown={shown} />
        )}
        {shown && isShown(shown.judgment, shown.edits) && (
          <JudgeSection
            shown={shown}
            proposalId={
              isOwn
                ? (trial.cases.find(({ path }) => path === shown.path)?.proposalId ?? null)
                : null
            }
          />
        )}
      </div>
      {match === null && (
        <FunnelSection
          steps={steps}
          pages={settings?.pages ?? null}
          isEnd={view.cases.length === 0 && summary.endedAt !== null}
        />
      )}
      {hasNotes && <TrialNotes />}
      <NewStepsButton {...follow} />
    </div>
  );
}
