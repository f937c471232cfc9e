"use client";

import { BudgetFields } from "@/components/base/budget-fields";
import { useMessages } from "@/components/messages/messages-provider";
import type { InquiryConfig } from "@/lib/trace/config";
import { CodeField } from "./code-field";
import type { ForkDraft } from "./fork-draft";

type Props = {
  config: InquiryConfig;
  draft: ForkDraft;
  onChange: (part: ForkDraft) => void;
};

export function QuestionField({ config, draft, onChange }: Props) {
  const { m } = useMessages();
  return (
    <CodeField
      label={m.fork.question}
      autoFocus
      value={draft.question ?? config.question}
      onChange={(question) => onChange({ question })}
    />
  );
}

export function RoleModelFields({ config, draft, onChange }: Props) {
  const { m } = useMessages();
  const models = draft.models ?? config.models;
  const fields = { root: m.fork.rootModel, sub: m.fork.subModel };
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {(["root", "sub"] as const).map((role) => (
        <label key={role} className="grid gap-1">
          <span className="over">{fields[role]}</span>
          <input
            className="field mono"
            spellCheck={false}
            autoCapitalize="none"
            value={models[role]}
            onChange={(event) => onChange({ models: { ...models, [role]: event.target.value } })}
          />
        </label>
      ))}
    </div>
  );
}

export function LimitFields({ config, draft, onChange }: Props) {
  return (
    <div className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
      <BudgetFields
        budget={draft.budget ?? config.budget}
        onChange={(budget) => onChange({ budget })}
      />
    </div>
  );
}
