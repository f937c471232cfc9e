/** A model that answers from a person's edits and a recorded run while the requests match, then goes live. */

import type { ReplyEdit } from "@/lib/trace/config";
import type { Memo } from "./memo";
import { type CallModel, ReplayMissError } from "./model";
import { requestHash } from "./request-hash";

export type ReplayedModelOptions = {
  memo: Memo;
  live: CallModel;
  /** Replies put in place of the model's, by the span of the call. */
  edits: readonly ReplyEdit[];
};

export function replayedModel({ memo, live, edits }: ReplayedModelOptions): CallModel {
  return async (request, options) => {
    options?.signal?.throwIfAborted();
    const recorded = memo.take(requestHash(request), options?.spanId);
    const edit = edits.find(({ spanId }) => spanId === options?.spanId);
    if (edit) {
      return {
        text: edit.text,
        reasoning: null,
        finishReason: "stop",
        usage: null,
        costUsd: null,
        source: "edit",
        attempts: 0,
        firstTokenMs: null,
        response: null,
      };
    }
    return recorded ? await recorded() : await live(request, options);
  };
}

/** The live side of a strict replay: whatever the memo does not hold is an error. */
export const refuseLiveCalls: CallModel = async (request) => {
  throw new ReplayMissError(requestHash(request));
};
