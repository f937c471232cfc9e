/** What every store of annotations must do; each adapter's test runs it. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { AnnotationStore, StoredAnnotation } from "@/lib/store/annotation-store";

function sample(overrides: Partial<StoredAnnotation> = {}): StoredAnnotation {
  return {
    id: randomUUID(),
    runId: randomUUID(),
    spanId: "iteration-2/model-call",
    text: "It looks in the wrong year.",
    score: "bad",
    author: "Mika",
    createdAt: 1_700_000_000_123,
    updatedAt: 1_700_000_000_123,
    deletedAt: null,
    ...overrides,
  };
}

export function describeAnnotationStore(name: string, store: () => AnnotationStore): void {
  describe(`${name} as a store of annotations`, () => {
    test("keeps what was written, at a step and about a whole run", async () => {
      const atStep = sample();
      const about = sample({ spanId: null, text: "", score: "good", author: "" });
      for (const one of [atStep, about]) await store().add(one);
      expect(await store().get(atStep.id)).toEqual(atStep);
      expect(await store().get(about.id)).toEqual(about);
      expect(await store().get("nobody")).toBeNull();
    });

    test("keeps a text with a NUL character as far as the database can", async () => {
      const one = sample({ text: "a\0b" });
      await store().add(one);
      expect((await store().get(one.id))?.text.replaceAll("\0", "")).toBe("ab");
    });

    test("lists those of one run, oldest first, without the removed", async () => {
      const old = sample();
      const { runId } = old;
      const young = sample({ runId, createdAt: old.createdAt + 5 });
      const removed = sample({ runId, deletedAt: 1_700_000_000_999 });
      for (const one of [young, removed, old, sample()]) await store().add(one);
      expect((await store().list(runId)).map(({ id }) => id)).toEqual([old.id, young.id]);
    });

    test("changes only what is named, and removing can be undone", async () => {
      const one = sample();
      await store().add(one);
      const changed = {
        ...one,
        text: "Right after all.",
        score: null,
        updatedAt: 1_700_000_001_000,
      };
      expect(
        await store().change(one.id, {
          text: changed.text,
          score: null,
          updatedAt: changed.updatedAt,
        }),
      ).toEqual(changed);
      const removed = { ...changed, deletedAt: 1_700_000_002_000 };
      expect(await store().change(one.id, { deletedAt: removed.deletedAt })).toEqual(removed);
      expect(await store().list(one.runId)).toEqual([]);
      expect(await store().get(one.id)).toEqual(removed);
      await store().change(one.id, { deletedAt: null });
      expect(await store().list(one.runId)).toEqual([changed]);
      expect(await store().change("nobody", { text: "x" })).toBeNull();
    });
  });
}
