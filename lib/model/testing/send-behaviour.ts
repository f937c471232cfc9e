/** Writes one scripted behaviour as a provider would: server-sent chunks, or one JSON body. */
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChatRequest } from "./openai-test-server";
import type { ServerBehaviour } from "./server-script";

type Reply<Kind extends ServerBehaviour["kind"]> = Extract<ServerBehaviour, { kind: Kind }>;

/** After so many pieces, null for never, nothing goes on until `pass` resolves. */
type Hold = { after: number | null; pass(): Promise<void> };

export async function sendBehaviour(
  reply: ServerBehaviour,
  request: ChatRequest,
  response: ServerResponse,
  hold: Hold,
): Promise<void> {
  if (hold.after === 0) await hold.pass();
  if (reply.kind === "reset") return void response.socket?.resetAndDestroy();
  if (reply.kind === "error") return sendError(reply, response);
  if (reply.kind === "garbage") {
    response.writeHead(200, { "content-type": reply.contentType }).end(reply.body);
    return;
  }
  if (reply.kind === "text" && !request.stream) return sendWhole(reply, request, response);

  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  const send = (chunk: unknown) => response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  const names = reply.kind === "text" ? [...(reply.named ?? [])] : [];
  let named = plainNames(request);
  const head = () => {
    named = names.shift() ?? named;
    return { ...named, object: "chat.completion.chunk", created: 0 };
  };
  const chunk = (delta: object, finishReason: string | null = null) => ({
    ...head(),
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  });

  if (reply.kind === "text" && reply.reasoning) {
    send(chunk({ role: "assistant", reasoning_content: reply.reasoning }));
  }
  response.flushHeaders();
  await sleep(reply.firstPieceDelayMs);
  do {
    for (const [index, piece] of piecesOf(reply.text).entries()) {
      if (index > 0 && index === hold.after) await hold.pass();
      if (response.destroyed) return;
      send(chunk({ role: "assistant", content: piece }));
      if (reply.pieceDelayMs > 0 || response.writableNeedDrain) await sleep(reply.pieceDelayMs);
    }
  } while (reply.kind === "endless");

  if (reply.kind === "stall") return;
  if (reply.kind === "half") {
    // The pieces must be on their way before the connection breaks.
    await sleep(20);
    return void response.socket?.resetAndDestroy();
  }
  if (reply.kind === "stream-error") send({ error: { message: reply.message, code: 502 } });
  if (reply.kind === "text") {
    send(chunk({}, reply.finishReason));
    if (reply.usage && request.stream_options?.include_usage) {
      send({ ...head(), choices: [], usage: wireUsage(reply.usage) });
    }
  }
  response.end("data: [DONE]\n\n");
}

function sendWhole(reply: Reply<"text">, request: ChatRequest, response: ServerResponse): void {
  const message = { role: "assistant", content: reply.text, reasoning_content: reply.reasoning };
  response.writeHead(200, { "content-type": "application/json" }).end(
    JSON.stringify({
      ...(reply.named?.at(-1) ?? plainNames(request)),
      object: "chat.completion",
      created: 0,
      choices: [{ index: 0, message, finish_reason: reply.finishReason }],
      ...(reply.usage ? { usage: wireUsage(reply.usage) } : {}),
    }),
  );
}

function plainNames({ model }: ChatRequest): {
  id?: string | undefined;
  model?: string | undefined;
} {
  return { id: "chatcmpl-test", model };
}

function sendError(reply: Reply<"error">, response: ServerResponse): void {
  const error = { message: reply.message, type: "test", param: null, code: reply.code };
  response
    .writeHead(reply.status, { "content-type": "application/json", ...reply.headers })
    .end(JSON.stringify({ error }));
}

function wireUsage(usage: NonNullable<Reply<"text">["usage"]>) {
  return {
    prompt_tokens: usage.inputTokens,
    completion_tokens: usage.outputTokens,
    total_tokens: usage.inputTokens + usage.outputTokens,
    prompt_tokens_details: { cached_tokens: usage.cachedInputTokens },
    ...(usage.reasoningTokens === undefined
      ? {}
      : { completion_tokens_details: { reasoning_tokens: usage.reasoningTokens } }),
  };
}

/** Words with the white space before them, about as tokens are. */
function piecesOf(text: string): string[] {
  return text.match(/\s*\S{1,8}|\s+$/g) ?? [];
}
