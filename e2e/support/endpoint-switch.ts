/**
 * One address for every scripted endpoint. The server under test has one endpoint for all its runs, while each test
 * scripts its own: the model "scripted-41234" is answered by the test server on port 41234.
 *
 * A process of its own, started by playwright.config.ts and run by Node itself, so it imports nothing but Node.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

const [port] = process.argv.slice(2);
if (port === undefined) throw new Error("Name the port: endpoint-switch.ts <port>");

const server = createServer(async (incoming, outgoing) => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const target = /"model":"scripted-(\d+)"/.exec(body.toString("utf8"))?.[1];
  if (target === undefined) {
    outgoing.writeHead(404, { "content-type": "application/json" });
    outgoing.end(JSON.stringify({ error: { message: "No test has scripted this model." } }));
    return;
  }
  passOn({ incoming, outgoing, body, target: Number(target) });
});
server.listen(Number(port), "127.0.0.1");

type Passage = {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  body: Buffer;
  target: number;
};

/** Whatever happens to one side of the connection happens to the other. */
function passOn({ incoming, outgoing, body, target }: Passage): void {
  const { method, url, headers } = incoming;
  const options = { host: "127.0.0.1", port: target, method, path: url, headers, agent: false };
  const onward = request(options, (reply) => {
    outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
    outgoing.flushHeaders();
    reply.on("error", () => outgoing.destroy());
    reply.pipe(outgoing);
  });
  onward.on("error", () => outgoing.destroy());
  outgoing.on("close", () => onward.destroy());
  onward.end(body);
}
