/** What every document store must do; each adapter's test runs it. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { DocumentStore, StoredDocument } from "@/lib/store/document-store";

function sampleDocument(overrides: Partial<StoredDocument> = {}): StoredDocument {
  const id = overrides.id ?? randomUUID();
  return {
    id,
    familyId: id,
    version: 1,
    name: `${randomUUID()}.txt`,
    sourceSha256: "a".repeat(64),
    textSha256: "b".repeat(64),
    placesSha256: null,
    mediaType: "text/plain",
    encoding: "shift_jis",
    bytes: 12,
    chars: 10,
    lines: 2,
    longestLine: 7,
    sample: false,
    warnings: ["Two bytes could not be decoded."],
    createdAt: 1_700_000_000_123,
    deletedAt: null,
    ...overrides,
  };
}

export function describeDocumentStore(name: string, documents: () => DocumentStore): void {
  describe(`${name} as a document store`, () => {
    test("gives back what was added", async () => {
      const document = sampleDocument({
        name: "契約書 ’24.txt",
        placesSha256: "d".repeat(64),
      });
      expect(await documents().add(document)).toEqual(document);
      expect(await documents().get(document.id)).toEqual(document);
      expect(await documents().get("nobody")).toBeNull();
    });

    test("gives back the one that is there when name and source are the same", async () => {
      const document = sampleDocument();
      await documents().add(document);
      const again = await documents().add({
        ...document,
        id: randomUUID(),
        createdAt: 1_800_000_000_000,
      });
      expect(again).toEqual(document);
      const other = await documents().add({
        ...document,
        id: randomUUID(),
        sourceSha256: "c".repeat(64),
      });
      expect(other.id).not.toBe(document.id);
    });

    test("adds one document when the same is added many times at once", async () => {
      const document = sampleDocument();
      const added = await Promise.all(
        Array.from({ length: 8 }, () => documents().add({ ...document, id: randomUUID() })),
      );
      expect(new Set(added.map(({ id }) => id)).size).toBe(1);
    });

    test("lists newest first, without removed ones, and restores", async () => {
      const old = sampleDocument({ createdAt: 1_900_000_000_000 });
      const young = sampleDocument({ createdAt: 1_900_000_000_001 });
      await documents().add(old);
      await documents().add(young);
      const ids = async () => (await documents().list()).map(({ id }) => id).slice(0, 2);
      expect(await ids()).toEqual([young.id, old.id]);
      expect(await documents().setDeleted(young.id, 1_900_000_000_002)).toBe(true);
      expect((await ids())[0]).toBe(old.id);
      expect((await documents().get(young.id))?.deletedAt).toBe(1_900_000_000_002);
      expect(await documents().setDeleted(young.id, null)).toBe(true);
      expect(await ids()).toEqual([young.id, old.id]);
      expect(await documents().setDeleted("nobody", null)).toBe(false);
    });

    test("brings a removed document back when it is added again", async () => {
      const document = sampleDocument();
      await documents().add(document);
      await documents().setDeleted(document.id, 1_700_000_000_500);
      expect(await documents().add({ ...document, id: randomUUID() })).toEqual(document);
    });

    test("numbers versions, also those added at once, and lists the newest only", async () => {
      const first = sampleDocument();
      await documents().add(first);
      const versions = Array.from({ length: 6 }, (_, index) =>
        sampleDocument({ familyId: first.id, sourceSha256: `${index}`.repeat(64) }),
      );
      await Promise.all(versions.map((version) => documents().addVersion(version)));
      const family = await documents().versions(first.id);
      expect(family.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      const listed = (await documents().list()).filter(({ familyId }) => familyId === first.id);
      expect(listed).toEqual([family[6]]);
      await documents().setDeleted(family[6]?.id ?? "", 1_700_000_000_500);
      const left = (await documents().list()).filter(({ familyId }) => familyId === first.id);
      expect(left).toEqual([family[5]]);
    });

    test("gives back the document of the same name and source, in whatever family", async () => {
      const [first, other] = [sampleDocument(), sampleDocument()];
      await documents().add(first);
      await documents().add(other);
      const again = await documents().addVersion({
        ...other,
        id: randomUUID(),
        familyId: first.id,
      });
      expect(again).toEqual(other);
      const adopted = await documents().adopt(other.id, first.id);
      expect(adopted).toMatchObject({ id: other.id, familyId: first.id, version: 2 });
      expect(await documents().versions(other.id)).toEqual([]);
    });
  });
}
