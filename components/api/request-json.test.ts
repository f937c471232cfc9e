import { expect, test } from "vitest";
import { beginningOf } from "./request-json";

const CHUNK_BYTES = 1_000;

/** A body of so many chunks, made as they are asked for; `made` counts them. */
function bodyOf(chunks: number) {
  const counted = { made: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (counted.made === chunks) {
        controller.close();
        return;
      }
      counted.made += 1;
      controller.enqueue(new TextEncoder().encode("é".repeat(CHUNK_BYTES / 2)));
    },
    cancel() {
      counted.cancelled = true;
    },
  });
  return { response: new Response(body), counted };
}

test("a short text comes whole", async () => {
  const { response } = bodyOf(3);
  const { text, isCut } = await beginningOf(response, 10 * CHUNK_BYTES);
  expect(text).toBe("é".repeat((3 * CHUNK_BYTES) / 2));
  expect(isCut).toBe(false);
});

test("of a very long text only the beginning is fetched, and the rest is called off", async () => {
  const { response, counted } = bodyOf(100_000);
  const { text, isCut } = await beginningOf(response, 5 * CHUNK_BYTES);
  expect(isCut).toBe(true);
  expect(text).toBe("é".repeat((5 * CHUNK_BYTES) / 2));
  expect(counted.made).toBeLessThan(10);
  expect(counted.cancelled).toBe(true);
});

test("a sign that is cut in two by the network is one again", async () => {
  const bytes = new TextEncoder().encode("aé");
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, 2));
      controller.enqueue(bytes.slice(2));
      controller.close();
    },
  });
  expect((await beginningOf(new Response(body), CHUNK_BYTES)).text).toBe("aé");
});
