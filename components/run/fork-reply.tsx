"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { readBlob } from "@/components/api/runs-api";
import type { ForkRequest } from "@/components/api/shapes";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { rootCalls } from "./root-call";
import { useRun } from "./run-context";

type Props = {
  /** The model call whose reply is edited; null for none at first. */
  callId: string | null;
  onReplies: (replies: NonNullable<ForkRequest["replies"]>) => void;
};

/** Another reply in place of the root model's at one iteration: its code goes there, inside the fence. */
export function ForkReply({ callId, onReplies }: Props) {
  const { m } = useMessages();
  const { runId, timeline } = useRun();
  const [editedCall, setEditedCall] = useState(callId);
  const [edit, setEdit] = useState<string | null>(null);
  const calls = rootCalls(timeline);
  const reply = useReply(runId, calls.find(({ id }) => id === editedCall)?.end?.text ?? null);
  if (calls.length === 0) return null;
  const choose = (id: string) => {
    setEditedCall(id || null);
    setEdit(null);
    onReplies([]);
  };
  const write = (text: string) => {
    setEdit(text);
    const isEdited = editedCall !== null && text !== reply.data;
    onReplies(isEdited ? [{ spanId: editedCall, text }] : []);
  };
  return (
    <>
      <label className="grid gap-1">
        <span className="over">{m.run.forking.pickReply}</span>
        <select
          className="field"
          value={editedCall ?? ""}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{m.run.forking.noReply}</option>
          {calls.map((call, index) => (
            <option key={call.id} value={call.id}>
              {fill(m.run.forking.reply, { n: index + 1 })}
            </option>
          ))}
        </select>
      </label>
      {editedCall && (
        <label className="grid gap-1">
          <span className="muted text-[12px]">
            {reply.isLoading ? m.run.forking.loading : m.run.forking.replyNote}
          </span>
          <textarea
            className="field mono text-[11.5px]"
            rows={12}
            spellCheck={false}
            value={edit ?? reply.data ?? ""}
            disabled={reply.isLoading}
            onChange={(event) => write(event.target.value)}
          />
        </label>
      )}
      {reply.error && <ProblemNote error={reply.error} />}
    </>
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
