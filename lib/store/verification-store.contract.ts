/** What every store of verifications must do; each adapter's test runs it. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { StoredVerification, VerificationStore } from "@/lib/store/verification-store";

function sample(overrides: Partial<StoredVerification> = {}): StoredVerification {
  const document = { id: randomUUID(), name: "契約.txt", version: 2, textSha256: "a".repeat(64) };
  return {
    id: randomUUID(),
    runId: randomUUID(),
    documents: [document],
    askedBy: "person",
    createdAt: 1_700_000_000_123,
    endedAt: null,
    result: null,
    error: null,
    ...overrides,
  };
}

export function describeVerificationStore(name: string, store: () => VerificationStore): void {
  describe(`${name} as a store of verifications`, () => {
    test("gives back what was queued, and its end", async () => {
      const one = sample();
      await store().queue(one);
      expect(await store().get(one.id)).toEqual(one);
      expect(await store().get("nobody")).toBeNull();
      const end = {
        endedAt: 1_700_000_000_456,
        error: null,
        result: {
          status: "broken",
          cells: 2,
          recordedReplies: 1,
          modelCalls: 0,
          cell: 2,
          spanId: "iteration-2/cell",
          reason: "cell-failed",
          message: "Error: a lone \ud800 and a \u0000",
        },
      } as const;
      await store().end(one.id, end);
      expect(await store().get(one.id)).toEqual({ ...one, ...end });
      await store().end(one.id, { endedAt: 1, result: null, error: "later" });
      expect((await store().get(one.id))?.error).toBeNull();
    });

    test("lists those of a run or of a document, newest first", async () => {
      const first = sample();
      const second = sample({ runId: first.runId, createdAt: first.createdAt + 1 });
      const third = sample({ documents: first.documents, createdAt: first.createdAt + 2 });
      for (const one of [first, second, third]) await store().queue(one);
      const ids = async (filter: { runId?: string; documentId?: string }) =>
        (await store().list({ ...filter, limit: 10 })).map(({ id }) => id);
      expect(await ids({ runId: first.runId })).toEqual([second.id, first.id]);
      expect(await ids({ documentId: first.documents[0]?.id ?? "" })).toEqual([third.id, first.id]);
      const newest = await store().list({ runId: first.runId, limit: 1 });
      expect(newest.map(({ id }) => id)).toEqual([second.id]);
    });
  });
}
