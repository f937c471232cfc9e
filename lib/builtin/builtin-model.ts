/**
 * The built-in engine: a rule-based model that needs no key and no network. It is not a language model.
 * It reads the question and the output so far, and writes the next cell; when its rules or checks fail it abstains.
 * In a trial it plays each role by rules, on what that role is shown.
 */
import type { CallModel, ModelMessage } from "@/lib/model/model";
import { trialRole } from "@/lib/trace/court";
import { formedSteps } from "./answer-form";
import { type Step, writeReply } from "./cell";
import { readConversation } from "./conversation";
import { nextStep } from "./next-step";
import { trialReply } from "./trial/trial-reply";

export function createBuiltinModel(): CallModel {
  return async (request, options) => {
    options?.signal?.throwIfAborted();
    const role = trialRole.safeParse(request.role);
    const text = role.success
      ? trialReply(role.data, request.messages)
      : writeReply(stepFor(request.messages));
    options?.onText?.(text, 0);
    return {
      text,
      reasoning: null,
      finishReason: "stop",
      usage: {
        inputTokens: countTokens(request.messages),
        outputTokens: estimateTokens(text),
        cachedInputTokens: 0,
      },
      costUsd: 0,
      source: "live",
      attempts: 1,
      firstTokenMs: null,
      response: null,
    };
  };
}

function stepFor(messages: readonly ModelMessage[]): Step {
  const conversation = readConversation(messages);
  const form = formedSteps(messages, conversation.question);
  return form ? form.formed(nextStep(form.plain(conversation))) : nextStep(conversation);
}

function countTokens(messages: readonly ModelMessage[]): number {
  return messages.reduce((sum, message) => sum + estimateTokens(message.content), 0);
}

/** Four characters a token, and one for each of a script that is written without spaces. */
function estimateTokens(text: string): number {
  const wide = text.match(/[\u2e80-\uffff]/g)?.length ?? 0;
  return Math.ceil((text.length - wide) / 4) + wide;
}
