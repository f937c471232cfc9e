/** A server on this machine that answers as a test says, and remembers what it was asked. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type WireAnswer = {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  bytes?: Uint8Array | string;
};

export type WireRequest = { path: string; query: URLSearchParams; headers: IncomingHttpHeaders };

export type WireServer = AsyncDisposable & {
  url: string;
  requests: WireRequest[];
};

/** Answers 404, in GitHub's words, to what `answer` gives nothing for. */
export async function startWireServer(
  answer: (request: WireRequest, server: { url: string }) => WireAnswer | null,
): Promise<WireServer> {
  const requests: WireRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? "", "http://localhost");
    const request = { path: url.pathname, query: url.searchParams, headers: incoming.headers };
    requests.push(request);
    const {
      status = 200,
      headers = {},
      json,
      bytes,
    } = answer(request, started) ?? { status: 404, json: { message: "Not Found" } };
    const type = json === undefined ? "text/plain" : "application/json";
    outgoing.writeHead(status, { "content-type": type, ...headers });
    outgoing.end(json === undefined ? (bytes ?? "") : JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const started: WireServer = {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return started;
}
