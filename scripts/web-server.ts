/** The web server: Next, and before it the built files, which go out as they were compressed when they were built. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { endWithSentence, onStop } from "./process-end";
import { createSendBuilt } from "./send-built";

const STATIC = "/_next/static";

try {
  const [hostname = "", port = ""] = process.argv.slice(2);
  await serveWeb(hostname, Number(port));
} catch (error) {
  endWithSentence(error);
}

async function serveWeb(hostname: string, port: number): Promise<void> {
  const app = next({ dev: false, hostname, port });
  await app.prepare();
  const answer = app.getRequestHandler();
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error: unknown) => {
      console.error(`${request.method} ${request.url} could not be answered:`, error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
  const sendBuilt = createSendBuilt(".next/static");
  const server = createServer((request, response) => {
    const { url = "" } = request;
    if (!url.startsWith(`${STATIC}/`)) return handle(request, response);
    request.url = url.slice(STATIC.length);
    sendBuilt(request, response, () => {
      request.url = url;
      handle(request, response);
    });
  });
  onStop(async () => {
    server.close();
    server.closeAllConnections();
    await app.close();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  });
}
