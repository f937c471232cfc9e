/**
 * The identity of a request: equal hashes are equal requests, and a recorded reply answers them.
 * The role is no part of it, nor is anything that changes from run to run.
 */
import { createHash } from "node:crypto";
import type { ModelRequest } from "./model";

export function requestHash(request: ModelRequest): string {
  const identity = {
    model: request.model,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    temperature: request.temperature,
    maxOutputTokens: request.maxOutputTokens,
  };
  return createHash("sha256").update(JSON.stringify(identity)).digest("hex");
}
