import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer, get, type IncomingMessage, type RequestOptions } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test, vi } from "vitest";
import { createSendBuilt } from "@/scripts/send-built";

const LARGE_BYTES = 50_000_000;
const script = "const answer = 42;\n".repeat(100);

/** A server over three built files: a script with its compressed form, a large file, and one that goes away. */
async function served() {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-built-test-"));
  writeFileSync(join(folder, "a.js"), script);
  writeFileSync(join(folder, "a.js.gz"), gzipSync(script));
  writeFileSync(join(folder, "gone.js"), script);
  writeFileSync(join(folder, "large.js"), "");
  truncateSync(join(folder, "large.js"), LARGE_BYTES);
  const files: Readable[] = [];
  const send = createSendBuilt(folder);
  const server = createServer((request, response) => {
    response.once("pipe", (file: Readable) => files.push(file));
    send(request, response, () => void response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const ask = (path: string, headers: RequestOptions["headers"] = {}) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const request = get({ host: "127.0.0.1", port, path, headers, agent: false }, resolve);
      request.setTimeout(5_000, () => request.destroy(new Error("No answer came.")));
      request.on("error", reject);
    });
  return { ask, files, folder };
}

test("a built file goes out compressed to whoever reads that, for a year", async () => {
  const { ask } = await served();
  const packed = await ask("/a.js", { "accept-encoding": "gzip" });
  expect(packed.headers).toMatchObject({
    "content-encoding": "gzip",
    "cache-control": "public,max-age=31536000,immutable",
  });
  packed.resume();
  expect(await text(await ask("/a.js"))).toBe(script);
  expect((await ask("/none.js")).statusCode).toBe(404);
});

test("a reader that goes away in the middle leaves no file open", async () => {
  const { ask, files } = await served();
  const answer = await ask("/large.js");
  answer.on("error", () => undefined);
  await new Promise((resolve) => answer.once("data", resolve));
  expect(files.map(({ destroyed }) => destroyed)).toEqual([false]);
  answer.destroy();
  await expect.poll(() => files.map(({ destroyed }) => destroyed)).toEqual([true]);
});

test.each([
  "bytes=5-2",
  "bytes=0-18446744073709551615",
  "bytes=-5",
  "bytes=999999999-",
  "bytes=10-20",
  "lines=a-b",
])("the range %s is answered with the whole", async (range) => {
  const { ask } = await served();
  const answer = await ask("/a.js", { range });
  expect(answer.statusCode).toBe(200);
  expect(await text(answer)).toBe(script);
});

test("a file that is gone ends its own answer, and no other", async () => {
  const { ask, folder } = await served();
  const report = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => report.mockRestore());
  rmSync(join(folder, "gone.js"));
  await expect(ask("/gone.js").then(text)).rejects.toThrow();
  expect(String(report.mock.calls)).toContain("/gone.js could not be read");
  expect(await text(await ask("/a.js"))).toBe(script);
});
