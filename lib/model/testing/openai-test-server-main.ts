/**
 * The test server as a process of its own: `openai-test-server-main <script.json> [port]`.
 * It prints its address once it listens, and ends with SIGTERM.
 */
import { readFile } from "node:fs/promises";
import { startOpenAiTestServer } from "./openai-test-server";
import { serverScript } from "./server-script";

const [scriptPath, port] = process.argv.slice(2);
if (scriptPath === undefined) {
  throw new Error("Name the script: openai-test-server-main <script.json> [port]");
}
const script = serverScript.parse(JSON.parse(await readFile(scriptPath, "utf8")));
const server = await startOpenAiTestServer(
  script,
  port === undefined ? {} : { port: Number(port) },
);
process.once("SIGTERM", () => void server.close());
process.once("SIGINT", () => void server.close());
process.stdout.write(`${server.baseUrl}\n`);
