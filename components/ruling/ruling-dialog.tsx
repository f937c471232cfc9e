"use client";

import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { markRuling } from "@/components/api/rulings-api";
import { ProblemNote } from "@/components/base/problem-note";
import { Segmented } from "@/components/base/segmented";
import { Sheet } from "@/components/base/sheet";
import { useMessages } from "@/components/messages/messages-provider";
import type { TrialSettings } from "@/lib/trace/config";
import type { RightRuling } from "@/lib/trace/ruling-mark";
import type { TrialView } from "@/lib/trace/select-trial";
import { emptyDraft, incompleteStages, type RightDraft, rightOf } from "./right-draft";
import {
  EditFields,
  ExhibitFields,
  RebuttalFields,
  VerdictFields,
  VoteFields,
} from "./right-fields";
import { StageChoice } from "./stage-choice";
import { useRefreshRulings } from "./use-rulings";

type Props = {
  trialId: string;
  runId: string;
  view: TrialView;
  settings: TrialSettings;
  /** The page on screen. */
  path: string | null;
  /** What was marked on the page when the dialog was opened. */
  begun: { from: "change" | "doc"; quote: string } | null;
  onClose: () => void;
};

/** A person says what was right: the outcome at least, and of each stage as much as they know. */
export function RulingDialog({
  trialId,
  runId,
  view,
  settings,
  path: shown,
  begun,
  onClose,
}: Props) {
  const { m } = useMessages();
  const words = m.ruling;
  const refresh = useRefreshRulings(trialId);
  const [path, setPath] = useState(shown ?? settings.pages[0]?.path ?? "");
  const ruled = ruledOf(view, path);
  const [draft, setDraft] = useState<RightDraft>(() => draftFor(view, path, begun));
  const change = (part: Partial<RightDraft>) => setDraft((before) => ({ ...before, ...part }));
  const mark = useMutation({
    mutationFn: () => markRuling(trialId, { runId, path, right: rightOf(draft) }),
    onSuccess: () => {
      refresh();
      onClose();
    },
  });
  const incomplete = incompleteStages(draft);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (incomplete.length === 0) mark.mutate();
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <form className="ruling-form" onSubmit={submit}>
        <p className="text-ink-2">{words.note}</p>
        {settings.pages.length > 1 && (
          <label className="grid gap-1 text-[12px]">
            {words.page}
            <select
              className="field"
              value={path}
              onChange={({ target }) => {
                setPath(target.value);
                setDraft(draftFor(view, target.value, begun));
              }}
            >
              {settings.pages.map((page) => (
                <option key={page.path}>{page.path}</option>
              ))}
            </select>
          </label>
        )}
        <div className="grid justify-items-start gap-1 text-[12px]">
          <span>
            {words.ruled} <b>{words.state[ruled]}</b>
          </span>
          <Segmented<RightRuling["outcome"]>
            label={words.outcome.label}
            value={draft.outcome}
            options={(["notice", "no-notice"] as const).map((value) => ({
              value,
              label: words.should[value],
            }))}
            onChange={(outcome) =>
              change({ outcome, verdict: outcome === "notice" ? "guilty" : "not-guilty" })
            }
          />
        </div>
        <StageFields {...{ draft, change, view, path }} jurors={settings.rules.jurors.length} />
        <label className="grid gap-1 text-[12px]">
          {words.why}
          <textarea
            className="field min-h-[52px]"
            maxLength={2_000}
            value={draft.note}
            onChange={({ target }) => change({ note: target.value })}
          />
        </label>
        {mark.error && <ProblemNote error={mark.error} />}
        <p className="flex flex-wrap items-center gap-3">
          <button
            type="submit"
            className="btn pri"
            disabled={mark.isPending || incomplete.length > 0}
          >
            {mark.isPending ? words.saving : words.save}
          </button>
          <span className="muted" aria-live="polite">
            {incomplete
              .map((stage) => (stage === "judgment" ? "" : words.incomplete[stage]))
              .join(" ")}
          </span>
        </p>
      </form>
    </Sheet>
  );
}

function StageFields({
  draft,
  change,
  view,
  path,
  jurors,
}: {
  draft: RightDraft;
  change: (part: Partial<RightDraft>) => void;
  view: TrialView;
  path: string;
  jurors: number;
}) {
  const { m } = useMessages();
  const exhibits = view.exhibits.filter((one) => one.path === path);
  const standing = exhibits.filter((one) => one.standing === "stands");
  const fields = { draft, onChange: change };
  const choice = (stage: keyof RightDraft["how"]) => ({
    ...{ stage, draft },
    onChoose: (how: RightDraft["how"][typeof stage]) =>
      change({ how: { ...draft.how, [stage]: how } }),
  });
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-[12px] font-medium">
        {m.ruling.stages} <span className="muted font-normal">{m.ruling.stagesNote}</span>
      </legend>
      <StageChoice {...choice("exhibits")}>
        <ExhibitFields {...fields} exhibits={exhibits} />
      </StageChoice>
      {standing.length > 0 && (
        <>
          <StageChoice {...choice("defense")}>
            <RebuttalFields {...fields} exhibits={standing} />
          </StageChoice>
          <StageChoice {...choice("jury")}>
            <VoteFields {...fields} jurors={jurors} />
          </StageChoice>
          <StageChoice {...choice("judgment")}>
            <VerdictFields {...fields} />
          </StageChoice>
        </>
      )}
      {draft.outcome === "notice" && standing.length > 0 && (
        <StageChoice {...choice("edits")}>
          <EditFields {...fields} />
        </StageChoice>
      )}
    </fieldset>
  );
}

function ruledOf({ cases }: TrialView, path: string) {
  return cases.find((one) => one.path === path)?.ending?.state ?? "no-case";
}

/** A ruling that is wrong should most often have been the other one. */
function draftFor(view: TrialView, path: string, begun: Props["begun"]): RightDraft {
  const draft = emptyDraft(ruledOf(view, path) === "notice" ? "no-notice" : "notice", begun);
  const [first] = view.exhibits.filter((one) => one.path === path && one.standing === "stands");
  return { ...draft, rebuttal: { ...draft.rebuttal, exhibit: first?.id ?? "" } };
}
