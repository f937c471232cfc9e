"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/base/icon";
import { Segmented } from "@/components/base/segmented";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { DraftStage, How, RightDraft } from "./right-draft";
import { stageLooks } from "./stage-looks";

type Props = {
  stage: DraftStage;
  draft: RightDraft;
  onChoose: (how: How) => void;
  /** What is asked where the person says what the stage should have been. */
  children: ReactNode;
};

/** One stage: left open, right as it stands, or told. */
export function StageChoice({ stage, draft, onChoose, children }: Props) {
  const { m } = useMessages();
  const words = m.ruling;
  const how = draft.how[stage];
  const { kind, icon } = stageLooks[stage];
  const label = fill(words.howLabel, { stage: words.stage[stage] });
  return (
    <div className="stage-choice">
      <div className="stage-name">
        <span className={`tile ${kind}`}>
          <Icon name={icon} />
        </span>
        <h3>{words.stage[stage]}</h3>
      </div>
      <Segmented<How>
        label={label}
        value={how}
        options={(["derive", "sound", "given"] as const).map((value) => ({
          value,
          label: words.how[value],
        }))}
        onChange={onChoose}
      />
      {how === "derive" && <p className="muted">{words.follows[draft.outcome][stage]}</p>}
      {how === "given" && <div className="stage-fields">{children}</div>}
    </div>
  );
}
