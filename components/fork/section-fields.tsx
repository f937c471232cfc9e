"use client";

import { useRun } from "@/components/run/run-context";
import type { CheckedExhibit } from "@/lib/trace/court";
import type { Timeline } from "@/lib/trace/reduce";
import type { RunSummary } from "@/lib/trace/run-summary";
import { ModelFields, PromptFields, ReplyField } from "./call-fields";
import { ExhibitFields, RulesFields } from "./court-fields";
import type { ForkDraft, RecordedCall } from "./fork-draft";
import type { Section } from "./sections";
import { LimitFields, QuestionField, RoleModelFields } from "./whole-fields";

const BUILTIN = "builtin";

type Props = {
  section: Section;
  summary: RunSummary;
  /** Null while its texts are fetched, and where the target is no call. */
  call: RecordedCall | null;
  exhibits: readonly CheckedExhibit[];
  draft: ForkDraft;
  onChange: (part: ForkDraft) => void;
};

export function SectionFields({ section, summary, call, exhibits, draft, onChange }: Props) {
  const { whole } = useRun();
  const { config } = summary;
  const edit = { draft, onChange };
  switch (section) {
    case "prompt":
      return call && <PromptFields call={call} {...edit} />;
    case "reply":
      return call && <ReplyField call={call} {...edit} />;
    case "question":
      return <QuestionField config={config} {...edit} />;
    case "limits":
      return <LimitFields config={config} {...edit} />;
    case "rules":
      return config.trial && <RulesFields settings={config.trial} {...edit} />;
    case "exhibits":
      return (
        config.trial && <ExhibitFields settings={config.trial} exhibits={exhibits} {...edit} />
      );
    case "model":
      return call ? (
        <ModelFields
          call={call}
          known={modelsIn(whole)}
          hasLater={summary.kind === "inquiry"}
          {...edit}
        />
      ) : (
        <RoleModelFields config={config} {...edit} />
      );
  }
}

/** The models that this run knows, and the one that needs no endpoint. */
function modelsIn({ spans }: Timeline): string[] {
  const used = [...spans.values()].flatMap((span) =>
    span.kind === "model-call" ? [span.start.model] : [],
  );
  return [...new Set([...used, BUILTIN])];
}
