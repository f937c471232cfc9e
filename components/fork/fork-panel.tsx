"use client";

import {
  type KeyboardEvent,
  type SyntheticEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { Segmented } from "@/components/base/segmented";
import { useCommandKey } from "@/components/base/use-command-key";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { fill } from "@/lib/format/fill";
import { type ForkChange, forkReach } from "@/lib/trace/fork-reach";
import type { RunSummary } from "@/lib/trace/run-summary";
import { selectTrial } from "@/lib/trace/select-trial";
import { type ForkDraft, type RecordedCall, typedTemperature } from "./fork-draft";
import { type ForkTarget, forkTarget } from "./fork-target";
import { ReachNote } from "./reach-note";
import { codeIn } from "./reply-code";
import { SectionFields } from "./section-fields";
import { firstSection, type Section, sectionsOf } from "./sections";
import { useCallTexts } from "./use-call-texts";
import { useForkStart } from "./use-fork-start";

type Props = {
  /** The step that it was opened at; null for the run as a whole. */
  spanId: string | null;
  /** Whose step it is, where that does not stand right above; null otherwise. */
  of: string | null;
  /** What was typed before the panel scrolled out of sight. */
  drafts: Map<string | null, ForkDraft>;
  onClose: () => void;
};

/** The editor of a fork, where the reader stands: what this step was asked, said and cost, to be put otherwise. */
export function ForkPanel(props: Props) {
  const { whole } = useRun();
  return whole.summary && <Editor {...props} summary={whole.summary} />;
}

function Editor({ spanId, of, drafts, summary, onClose }: Props & { summary: RunSummary }) {
  const { m } = useMessages();
  const words = m.fork;
  const command = useCommandKey();
  const { runId, whole: timeline } = useRun();
  const [target] = useState(() => forkTarget(timeline, spanId));
  const [section, setSection] = useState(() => firstSection(target, summary.kind));
  const [draft, setDraft] = useState<ForkDraft>(() => drafts.get(spanId) ?? {});
  const change = (part: ForkDraft) => {
    const next = { ...draft, ...part };
    drafts.set(spanId, next);
    setDraft(next);
  };
  const texts = useCallTexts(runId, target.kind === "call" ? target.call : null);
  const exhibits = useMemo(() => selectTrial(timeline)?.exhibits ?? [], [timeline]);
  const leave = () => {
    drafts.delete(spanId);
    onClose();
  };
  const { call } = texts;
  const { start, isChanged } = useForkStart({ summary, draft, call, exhibits, onStarted: leave });
  const isBad = call !== null && typedTemperature(draft, call) === "bad";
  const submit = (event?: SyntheticEvent) => {
    event?.preventDefault();
    if (isChanged && !isBad && !start.isPending) start.mutate();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit(event);
    if (event.key === "Escape") {
      event.stopPropagation();
      leave();
    }
  };
  const form = useRef<HTMLFormElement>(null);
  const isLoaded = !texts.isLoading;
  // biome-ignore lint/correctness/useExhaustiveDependencies: With its texts the form has its height.
  useEffect(() => {
    form.current?.scrollIntoView({ block: "nearest" });
  }, [isLoaded]);
  const sections = sectionsOf(target, summary.kind);
  const title = target.kind === "whole" ? words.wholeTitle : words.title;
  return (
    <form
      ref={form}
      className="fork-panel"
      aria-label={title}
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <header>
        <Icon name="fork" />
        <h3>{of === null ? title : `${title}: ${of}`}</h3>
        {sections.length > 1 && (
          <Segmented<Section>
            label={words.sections}
            value={section}
            options={sections.map((value) => ({ value, label: words[labelOf(value, call)] }))}
            onChange={setSection}
          />
        )}
        <span className="flex-1" />
        <button
          type="button"
          className="btn ghost icon"
          aria-label={m.common.close}
          onClick={leave}
        >
          <Icon name="x" />
        </button>
      </header>
      <ReachNote reach={forkReach(timeline, changeOf(target, section, draft, exhibits))} />
      {texts.isLoading && <p className="muted">{m.common.loading}</p>}
      {texts.error ? <ProblemNote error={texts.error} /> : null}
      <SectionFields {...{ section, call, draft, exhibits }} summary={summary} onChange={change} />
      {start.error && <ProblemNote error={start.error} />}
      <footer>
        <p className="muted flex-1">
          {isChanged ? fill(words.keys, { key: `${command} ↵` }) : words.unchanged}
        </p>
        <button type="button" className="btn" onClick={leave}>
          {m.common.cancel}
        </button>
        <button type="submit" className="btn pri" disabled={!isChanged || isBad || start.isPending}>
          {start.isPending ? words.starting : words.start}
        </button>
      </footer>
    </form>
  );
}

/** A reply that holds one piece of code is edited by its code. */
function labelOf(section: Section, call: RecordedCall | null): Section | "code" {
  return section === "reply" && call && codeIn(call.reply) !== null ? "code" : section;
}

/** What the edits so far come to, for the forecast. */
function changeOf(
  target: ForkTarget,
  section: Section,
  draft: ForkDraft,
  exhibits: readonly { id: string; path: string }[],
): ForkChange {
  if (target.kind === "call") {
    const isReply = draft.reply !== undefined || (section === "reply" && !draft.messages);
    return { kind: isReply ? "reply" : "words", callId: target.call.id };
  }
  if (draft.question || draft.models || draft.arm || draft.instructions) return { kind: "all" };
  if (section === "exhibits") {
    const touched = new Set([...Object.keys(draft.exhibits ?? {}), ...(draft.struckOut ?? [])]);
    const among = exhibits.filter(({ id }) => touched.size === 0 || touched.has(id));
    return { kind: "exhibits", paths: among.map(({ path }) => path) };
  }
  if (section === "rules") return { kind: draft.rules?.jurors ? "all" : "vote" };
  return { kind: section === "limits" ? "limits" : "all" };
}
