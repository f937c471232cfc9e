"use client";

import { useId } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { CodeField } from "./code-field";
import { type ForkDraft, type RecordedCall, typedTemperature } from "./fork-draft";
import { codeIn, withCode } from "./reply-code";

/** As the server takes a message. */
const LONGEST_MESSAGE = 1_000_000;

type Props = {
  call: RecordedCall;
  draft: ForkDraft;
  onChange: (part: ForkDraft) => void;
};

/** The messages that a call adds. Long instructions stay folded: most come for the request. */
export function PromptFields({ call, draft, onChange }: Props) {
  const { m } = useMessages();
  const words = m.fork;
  const texts = call.messages.map(({ content }, index) => draft.messages?.[index] ?? content);
  const write = (at: number, text: string) =>
    onChange({ messages: texts.map((before, index) => (index === at ? text : before)) });
  if (call.messages.some(({ content }) => content.length > LONGEST_MESSAGE))
    return <p className="muted">{words.tooLong}</p>;
  return (
    <>
      <p className="muted">{words.promptNote}</p>
      {call.messages.map(({ role }, index) => {
        const isLast = index === call.messages.length - 1;
        const field = (
          <CodeField
            label={words.roles[role]}
            value={texts[index] ?? ""}
            autoFocus={isLast}
            onChange={(text) => write(index, text)}
          />
        );
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: A message is its place in the prompt.
          <details key={index} className="fold" open={isLast}>
            <summary>{words.roles[role]}</summary>
            {field}
          </details>
        );
      })}
    </>
  );
}

/** The reply, or the code alone where it holds one piece of it. */
export function ReplyField({ call, draft, onChange }: Props) {
  const { m } = useMessages();
  const reply = draft.reply ?? call.reply;
  const code = codeIn(call.reply) === null ? null : codeIn(reply);
  return (
    <>
      <p className="muted">{code === null ? m.fork.replyNote : m.fork.codeNote}</p>
      <CodeField
        label={code === null ? m.fork.reply : m.fork.code}
        isCode={code !== null}
        autoFocus
        value={code ?? reply}
        onChange={(text) => onChange({ reply: code === null ? text : withCode(reply, text) })}
      />
    </>
  );
}

type ModelProps = Props & {
  /** Ids that a person may mean. */
  known: readonly string[];
  /** Only an inquiry has later calls of a role. */
  hasLater: boolean;
};

export function ModelFields({ call, draft, known, hasLater, onChange }: ModelProps) {
  const { m } = useMessages();
  const words = m.fork;
  const list = useId();
  const isBad = typedTemperature(draft, call) === "bad";
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <label className="grid gap-1">
          <span className="over">{words.modelName}</span>
          <input
            className="field mono"
            list={list}
            spellCheck={false}
            autoCapitalize="none"
            value={draft.model ?? call.model}
            onChange={(event) => onChange({ model: event.target.value })}
          />
        </label>
        <datalist id={list}>
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <label className="grid gap-1">
          <span className="over">{words.temperature}</span>
          <input
            className="field"
            inputMode="decimal"
            placeholder={words.temperatureDefault}
            aria-invalid={isBad}
            title={words.temperatureNote}
            value={draft.temperature ?? String(call.temperature ?? "")}
            onChange={(event) => onChange({ temperature: event.target.value })}
          />
        </label>
      </div>
      {isBad && (
        <p role="alert" className="k-error text-k">
          {words.badTemperature}
        </p>
      )}
      {hasLater && (
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={draft.onwards ?? false}
            onChange={(event) => onChange({ onwards: event.target.checked })}
          />
          {words.onwards}
        </label>
      )}
    </>
  );
}
