/** What a fork changes of single calls, for runs and trials: the shape of the order, its checks, and which edits of the parent it keeps. */
import "server-only";
import { z } from "zod";
import { UseCaseError } from "@/lib/server/use-case-error";
import { type CallEdit, callEdit, type ReplyEdit, replyEdit } from "@/lib/trace/config";
import type { TraceEvent } from "@/lib/trace/event";

const MAX_EDITS = 100;
const NAMED_CALLS = 20;

/** The fields of an order, beside those of the run as a whole. */
export const editOrder = {
  replies: z.array(replyEdit.strict()).max(MAX_EDITS).optional().meta({
    description:
      "Replies put in place of the model's, by the span of the call: an iteration's code goes here, inside its fence.",
  }),
  calls: z.array(callEdit.strict()).max(MAX_EDITS).optional().meta({
    description:
      "Calls asked otherwise, by their span: other messages in place of those the call adds, another model or temperature. Whatever follows from them is asked anew.",
  }),
};

export type EditOrder = { replies?: ReplyEdit[] | undefined; calls?: CallEdit[] | undefined };

type Problem = { pointer: string; message: string };

/** Throws UseCaseError (`unprocessable`) for a span that the run has no call at, and for an edit that leaves nothing to ask. */
export function checkEdits(events: readonly TraceEvent[], order: EditOrder): void {
  const { replies = [], calls = [] } = order;
  const known = callSeqs(events);
  const fields = [
    ...replies.flatMap(({ spanId }, index) => spanProblems(spanId, `/replies/${index}`, known)),
    ...calls.flatMap((edit, index) => [
      ...spanProblems(edit.spanId, `/calls/${index}`, known),
      ...callProblems(edit, `/calls/${index}`),
    ]),
    ...twice(replies, "/replies"),
    ...twice(calls, "/calls"),
  ];
  if (fields[0]) throw new UseCaseError("unprocessable", fields[0].message, { fields });
}

/**
 * The parent's own edits that a fork keeps: those before the first thing that it changes. What comes after is asked
 * anew, as the program asks it. `from`: the position in the parent's log where the change begins.
 */
export function keptCallEdits(
  events: readonly TraceEvent[],
  earlier: readonly CallEdit[] | undefined,
  { calls = [], from }: { calls?: readonly CallEdit[] | undefined; from: number },
): CallEdit[] {
  const seqs = callSeqs(events);
  const kept = (earlier ?? []).filter((edit) => (seqs.get(edit.spanId) ?? from) < from);
  return [...kept, ...calls];
}

/** The position in the log of the first call that the order edits; infinite when it edits none. */
export function firstEdited(events: readonly TraceEvent[], order: EditOrder): number {
  const seqs = callSeqs(events);
  const edited = [...(order.replies ?? []), ...(order.calls ?? [])];
  return Math.min(...edited.map(({ spanId }) => seqs.get(spanId) ?? 0));
}

function callSeqs(events: readonly TraceEvent[]): ReadonlyMap<string, number> {
  return new Map(
    events.flatMap((event) =>
      event.type === "model-call-start" ? [[event.spanId, event.seq] as const] : [],
    ),
  );
}

function spanProblems(
  spanId: string,
  pointer: string,
  known: ReadonlyMap<string, number>,
): Problem[] {
  if (known.has(spanId)) return [];
  const named = [...known.keys()].slice(0, NAMED_CALLS).join(", ") || "none";
  return [
    {
      pointer: `${pointer}/spanId`,
      message: `The run has no model call "${spanId}". Its calls are: ${named}.`,
    },
  ];
}

function callProblems({ messages, model, temperature }: CallEdit, pointer: string): Problem[] {
  const blank = messages?.findIndex(({ content }) => content.trim() === "") ?? -1;
  if (blank >= 0)
    return [
      {
        pointer: `${pointer}/messages/${blank}/content`,
        message: "A message is empty. Write what the model is to be asked, or leave the edit out.",
      },
    ];
  const isEdited = messages !== undefined || model !== undefined || temperature !== undefined;
  return isEdited
    ? []
    : [{ pointer, message: "This edit changes nothing: give messages, a model or a temperature." }];
}

function twice(edits: readonly { spanId: string }[], pointer: string): Problem[] {
  const spans = edits.map(({ spanId }) => spanId);
  return spans.flatMap((spanId, index) =>
    spans.indexOf(spanId) < index
      ? [
          {
            pointer: `${pointer}/${index}/spanId`,
            message: `"${spanId}" is edited twice. Keep one of the two edits.`,
          },
        ]
      : [],
  );
}
