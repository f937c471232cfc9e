"use client";

import type { InquiryEstimate, RunMode } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { Segmented } from "@/components/base/segmented";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { builtinModel } from "./ask-context";

/** More than this in one prompt is beyond most models. */
const LONG_PROMPT_TOKENS = 100_000;

type Props = {
  mode: RunMode;
  rootModel: string;
  /** Null before the question can be estimated. */
  estimate: InquiryEstimate | null;
  onChange: (mode: RunMode) => void;
};

/** How the text is read, with the reason in words. */
export function ModeControl({ mode, rootModel, estimate, onChange }: Props) {
  const { m, number } = useMessages();
  const tokens = estimate?.documentTokens ?? 0;
  const reasons: Record<RunMode, string> = {
    auto: estimate
      ? `${m.budgeting.reading[estimate.reading]}: ${estimate.readingReason}`
      : m.mode.autoReason,
    rlm: m.mode.rlmReason,
    search: m.mode.searchReason,
    direct:
      tokens > LONG_PROMPT_TOKENS
        ? fill(m.mode.directTooLong, { n: number(tokens) })
        : m.mode.directReason,
  };
  const isBuiltin = rootModel === builtinModel;
  return (
    <>
      <Segmented
        label={m.mode.label}
        value={isBuiltin ? "rlm" : mode}
        options={[
          { value: "auto", label: m.mode.auto, disabled: isBuiltin },
          { value: "rlm", label: m.mode.rlm },
          { value: "search", label: m.mode.search, disabled: isBuiltin },
          { value: "direct", label: m.mode.direct, disabled: isBuiltin },
        ]}
        onChange={onChange}
      />
      <p className="muted flex min-w-0 items-center gap-1.5 text-[12px]" aria-live="polite">
        <Icon name={mode === "direct" && !isBuiltin ? "doc" : "code"} small />
        <span className="min-w-0">{isBuiltin ? m.mode.builtinReason : reasons[mode]}</span>
      </p>
    </>
  );
}
