/**
 * Answers the guest's calls. Calls run side by side; replies go back in the order of the calls, so that
 * what a cell sees does not depend on which was quicker, and a recorded cell can be run again.
 */
import { createHash } from "node:crypto";
import type { z } from "zod";
import { hostRequests } from "./host-requests";
import type { HostFunctions } from "./sandbox";

export type HostCall = { id: number; tool: string; request: string };
export type HostReply = { ok: boolean; value: string };

/** A call with its reply, by which a replayed cell is answered. */
export type RecordedCall = HostReply & { tool: string; requestSha256: string };

export type AnswerCall = (call: HostCall) => Promise<HostReply>;

const longestReply = 1_000_000;

export function answerByHost(host: HostFunctions): AnswerCall {
  return async (call) => {
    try {
      const value = await callHost(host, call);
      if (value.length <= longestReply) return { ok: true, value };
      return {
        ok: false,
        value: `${call.tool}: the reply has ${value.length} characters, which is too many`,
      };
    } catch (error) {
      return { ok: false, value: error instanceof Error ? error.message : String(error) };
    }
  };
}

async function callHost(host: HostFunctions, call: HostCall): Promise<string> {
  switch (call.tool) {
    case "fuzzy_search":
      return JSON.stringify(await host.fuzzySearch(parse(hostRequests.fuzzy_search, call)));
    case "llm_query":
      return host.llmQuery(parse(hostRequests.llm_query, call));
    case "rlm_query":
      return host.rlmQuery(parse(hostRequests.rlm_query, call));
    default:
      throw new Error(`there is no tool ${call.tool.slice(0, 100)}`);
  }
}

function parse<Request>(schema: z.ZodType<Request>, call: HostCall): Request {
  const parsed = schema.safeParse(JSON.parse(call.request));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `${call.tool}: ${issue?.path.join(".") ?? "request"}: ${issue?.message ?? "not valid"}`,
  );
}

export function record(call: HostCall, reply: HostReply): RecordedCall {
  return { ...reply, tool: call.tool, requestSha256: hash(call.request) };
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Answers from the record; a call that differs from it rejects, because the cell is then not the same any more. */
export function answerFromRecord(calls: readonly RecordedCall[]): AnswerCall {
  let next = 0;
  return async (call) => {
    const recorded = calls[next];
    next += 1;
    if (recorded?.tool !== call.tool || recorded.requestSha256 !== hash(call.request))
      throw new ReplayDivergedError(call.tool);
    return { ok: recorded.ok, value: recorded.value };
  };
}

/** A replayed cell made another call than the first time. */
export class ReplayDivergedError extends Error {
  readonly code = "replay-diverged";

  constructor(tool: string) {
    super(`A replayed cell called ${tool} differently from the first time.`);
    this.name = "ReplayDivergedError";
  }
}
