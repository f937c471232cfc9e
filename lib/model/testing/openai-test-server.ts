/**
 * A local server that speaks the wire protocol of an OpenAI-compatible endpoint, with its failures.
 *
 * It answers from a script; `/requests` lists what it was asked. For tests only: it listens on 127.0.0.1.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { sendBehaviour } from "./send-behaviour";
import { type ServerScriptInput, serverScript } from "./server-script";
import { createTurnstile } from "./turnstile";

const chatRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
  stream: z.boolean().default(false),
  stream_options: z.looseObject({ include_usage: z.boolean().default(false) }).optional(),
});

export type ChatRequest = z.infer<typeof chatRequest>;

type ReceivedRequest = { body: ChatRequest; authorization: string | null };

export type OpenAiTestServer = AsyncDisposable & {
  /** Ends in `/v1`. */
  baseUrl: string;
  requests: readonly ReceivedRequest[];
  /** Chat completions whose connection is open at this moment. */
  openCalls(): number;
  /** Lets one held answer go, asked for already or not. */
  release(): void;
  close(): Promise<void>;
};

export async function startOpenAiTestServer(
  input: ServerScriptInput,
  options: { port?: number } = {},
): Promise<OpenAiTestServer> {
  const script = serverScript.parse(input);
  const left = script.exchanges.map((exchange) => ({ ...exchange, used: 0 }));
  const requests: ReceivedRequest[] = [];
  const held = createTurnstile();
  let openCalls = 0;

  const answerChat = async (request: IncomingMessage, response: ServerResponse) => {
    const body = chatRequest.parse(JSON.parse(await readText(request)));
    requests.push({ body, authorization: request.headers.authorization ?? null });
    if (!script.models.includes(body.model)) {
      return sendError(response, 404, `The model '${body.model}' does not exist`);
    }
    const last = JSON.stringify(body.messages.at(-1)?.content ?? "");
    const exchange = left.find(
      ({ when, times, used }) => last.includes(when) && (times === null || used < times),
    );
    if (!exchange) return sendError(response, 500, "The script of the test server ran out");
    exchange.used += 1;
    openCalls += 1;
    response.once("close", () => {
      openCalls -= 1;
    });
    const { reply, heldAfter } = exchange;
    await sendBehaviour(reply, body, response, { after: heldAfter, pass: held.pass });
  };

  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path === "/requests") return sendJson(response, 200, requests);
    if (script.apiKey !== null && request.headers.authorization !== `Bearer ${script.apiKey}`) {
      return sendError(response, 401, `Incorrect API key: ${request.headers.authorization}`);
    }
    if (path === "/v1/models") {
      return sendJson(response, 200, {
        object: "list",
        data: script.models.map((id) => ({ id, object: "model", created: 0, owned_by: "test" })),
      });
    }
    if (path !== "/v1/chat/completions") return sendError(response, 404, `No such path: ${path}`);
    await answerChat(request, response);
  });

  await new Promise<void>((resolve) =>
    server.listen(options.port ?? 0, "127.0.0.1", () => resolve()),
  );
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    baseUrl: `http://127.0.0.1:${portOf(server.address())}/v1`,
    requests,
    openCalls: () => openCalls,
    release: held.release,
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function sendError(response: ServerResponse, status: number, message: string): void {
  sendJson(response, status, { error: { message, type: "test", param: null, code: null } });
}

function portOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
