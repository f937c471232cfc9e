"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type SyntheticEvent, useState } from "react";
import { forkRun, readBlob } from "@/components/api/runs-api";
import type { ForkRequest } from "@/components/api/shapes";
import { ProblemNote } from "@/components/base/problem-note";
import { Sheet } from "@/components/base/sheet";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { RunSummary } from "@/lib/trace/run-summary";
import { rootCalls } from "./root-call";
import { useRun } from "./run-context";

type Props = {
  summary: RunSummary;
  /** The model call whose reply is edited; null for none at first. */
  callId: string | null;
  onClose: () => void;
};

/** An edited copy of the run: another question, other models, or another reply at one iteration. */
export function ForkDialog({ summary, callId, onClose }: Props) {
  const { m } = useMessages();
  const { timeline } = useRun();
  const router = useRouter();
  const { config } = summary;
  const [question, setQuestion] = useState(config.question);
  const [models, setModels] = useState(config.models);
  const [editedCall, setEditedCall] = useState(callId);
  const [edit, setEdit] = useState<string | null>(null);
  const calls = rootCalls(timeline);
  const reply = useReply(summary.id, calls.find(({ id }) => id === editedCall)?.end?.text ?? null);
  const text = edit ?? reply.data ?? "";
  const request: ForkRequest = {
    ...(question.trim() === config.question ? {} : { question: question.trim() }),
    ...(models.root === config.models.root && models.sub === config.models.sub ? {} : { models }),
    ...(editedCall && edit !== null && edit !== reply.data
      ? { replies: [{ spanId: editedCall, text: edit }] }
      : {}),
  };
  const isChanged = Object.keys(request).length > 0;
  const fork = useMutation({
    mutationFn: () => forkRun(summary.id, request),
    onSuccess: ({ runId }) => {
      onClose();
      router.push(`/runs/${runId}`);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isChanged) fork.mutate();
  };
  return (
    <Sheet title={m.run.forking.title} onClose={onClose}>
      <form className="grid gap-3 p-4" onSubmit={submit}>
        <p className="text-ink-2">{m.run.forking.note}</p>
        <label className="grid gap-1">
          <span className="over">{m.run.forking.question}</span>
          <textarea
            className="field"
            rows={3}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
        </label>
        <div className="grid gap-3 sm:grid-cols-2">
          {(["root", "sub"] as const).map((role) => (
            <label key={role} className="grid gap-1">
              <span className="over">{m.model[role]}</span>
              <input
                className="field mono"
                value={models[role]}
                spellCheck={false}
                onChange={(event) => setModels({ ...models, [role]: event.target.value })}
              />
            </label>
          ))}
        </div>
        {calls.length > 0 && (
          <label className="grid gap-1">
            <span className="over">{m.run.forking.pickReply}</span>
            <select
              className="field"
              value={editedCall ?? ""}
              onChange={(event) => {
                setEditedCall(event.target.value || null);
                setEdit(null);
              }}
            >
              <option value="">{m.run.forking.noReply}</option>
              {calls.map((call, index) => (
                <option key={call.id} value={call.id}>
                  {fill(m.run.forking.reply, { n: index + 1 })}
                </option>
              ))}
            </select>
          </label>
        )}
        {editedCall && (
          <label className="grid gap-1">
            <span className="muted text-[12px]">
              {reply.isLoading ? m.run.forking.loading : m.run.forking.replyNote}
            </span>
            <textarea
              className="field mono text-[11.5px]"
              rows={12}
              spellCheck={false}
              value={text}
              disabled={reply.isLoading}
              onChange={(event) => setEdit(event.target.value)}
            />
          </label>
        )}
        {reply.error && <ProblemNote error={reply.error} />}
        {fork.error && <ProblemNote error={fork.error} />}
        <footer className="flex items-center justify-end gap-2">
          {!isChanged && <p className="muted flex-1 text-[12px]">{m.run.forking.unchanged}</p>}
          <button type="button" className="btn" onClick={onClose}>
            {m.common.cancel}
          </button>
          <button type="submit" className="btn pri" disabled={!isChanged || fork.isPending}>
            {fork.isPending ? m.run.forking.starting : m.run.forking.start}
          </button>
        </footer>
      </form>
    </Sheet>
  );
}

type ReplyText = { preview: string; sha256: string | null } | null;

/** The whole text of a recorded reply: most stand in the log, long ones are fetched. */
function useReply(runId: string, text: ReplyText) {
  return useQuery({
    queryKey: ["reply", runId, text?.sha256 ?? text?.preview],
    queryFn: ({ signal }) =>
      text?.sha256 ? readBlob(runId, text.sha256, signal) : Promise.resolve(text?.preview ?? ""),
    enabled: text !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
