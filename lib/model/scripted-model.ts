/** The double of a model: answers from a list or a function, and records what it was asked. */
import type { CallModel, ModelReply, ModelRequest } from "./model";

type ScriptedReply = string | (Partial<ModelReply> & { text: string }) | Error;

export type ScriptedModel = CallModel & { readonly requests: readonly ModelRequest[] };

export type Script =
  | readonly ScriptedReply[]
  | ((
      request: ModelRequest,
      /** Counts the calls from 0. */ call: number,
    ) => ScriptedReply | Promise<ScriptedReply>);

/** A list must not run out: the call after the last reply throws. An Error in the list is what that call rejects with. */
export function scriptedModel(script: Script): ScriptedModel {
  const requests: ModelRequest[] = [];
  const callModel: CallModel = async (request, options) => {
    options?.signal?.throwIfAborted();
    const call = requests.push(request) - 1;
    const reply = typeof script === "function" ? await script(request, call) : script[call];
    options?.signal?.throwIfAborted();
    if (reply === undefined) {
      throw new Error(`The scripted model has no reply number ${call + 1}: its script ran out.`);
    }
    if (reply instanceof Error) throw reply;
    const whole = { ...plainReply, ...(typeof reply === "string" ? { text: reply } : reply) };
    if (whole.text !== "") options?.onText?.(whole.text, 0);
    return whole;
  };
  return Object.assign(callModel, { requests });
}

const plainReply: Omit<ModelReply, "text"> = {
  reasoning: null,
  finishReason: "stop",
  usage: { inputTokens: 10, outputTokens: 5, cachedInputTokens: 0 },
  costUsd: null,
  source: "live",
  attempts: 1,
  firstTokenMs: 0,
  response: null,
};
