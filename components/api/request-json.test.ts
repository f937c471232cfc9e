import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestBeginning } from "./request-json";

const MEGABYTE = 1_000_000;

let sent = 0;
const server = createServer((request, response) => {
  if (request.url === "/missing") {
    response.writeHead(404, { "content-type": "application/problem+json" });
    response.end(JSON.stringify({ title: "Not found", detail: "There is no such patch." }));
    return;
  }
  const left = request.url === "/long" ? 200 : 1;
  const write = (count: number) => {
    if (count === 0 || response.destroyed) return response.end();
    sent += MEGABYTE;
    response.write("é".repeat(MEGABYTE / 2), () => write(count - 1));
  };
  write(left);
});

let origin = "";
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  origin = typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "";
});
afterAll(() => server.close());

test("a short text comes whole", async () => {
  const { text, isCut } = await requestBeginning(`${origin}/short`, 2 * MEGABYTE);
  expect(text).toBe("é".repeat(MEGABYTE / 2));
  expect(isCut).toBe(false);
});

test("of a text of 200 MB only the beginning is fetched", async () => {
  sent = 0;
  const { text, isCut } = await requestBeginning(`${origin}/long`, 2 * MEGABYTE);
  expect(isCut).toBe(true);
  expect(text.length).toBeGreaterThanOrEqual(MEGABYTE - 1);
  expect(sent).toBeLessThan(50 * MEGABYTE);
});

test("a refusal says what the server says", async () => {
  await expect(requestBeginning(`${origin}/missing`, MEGABYTE)).rejects.toThrow(
    "There is no such patch.",
  );
});
