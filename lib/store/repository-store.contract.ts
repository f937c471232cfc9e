/** What every store of repositories must do; each adapter's test runs it. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  NameTakenError,
  type RepositoryStore,
  repositorySettings,
  type StoredRepository,
} from "@/lib/store/repository-store";
import { defaultCourtRules } from "@/lib/trace/court-rules";

function sampleRepository(overrides: Partial<StoredRepository> = {}): StoredRepository {
  return {
    id: randomUUID(),
    name: `acme/${randomUUID()}`,
    source: { kind: "checkout", path: "/srv/tools", branch: null },
    settings: repositorySettings.parse({
      rules: { ...defaultCourtRules, instructions: "An API reference." },
      docs: ["docs/**"],
    }),
    secret: null,
    revision: null,
    readAt: null,
    createdAt: 1_700_000_000_123,
    deletedAt: null,
    ...overrides,
  };
}

export function describeRepositoryStore(name: string, store: () => RepositoryStore): void {
  describe(`${name} as a store of repositories`, () => {
    test("gives back what was added, by id and by name", async () => {
      const repository = sampleRepository({ secret: { iv: "x", text: "日本" } });
      await store().add(repository);
      expect(await store().get(repository.id)).toEqual(repository);
      expect(await store().byName(repository.name)).toEqual(repository);
      expect(await store().get("nobody")).toBeNull();
      expect(await store().byName("nothing")).toBeNull();
    });

    test("refuses a name that another one has", async () => {
      const repository = sampleRepository();
      await store().add(repository);
      await expect(store().add(sampleRepository({ name: repository.name }))).rejects.toThrow(
        NameTakenError,
      );
      const other = sampleRepository();
      await store().add(other);
      await expect(store().update(other.id, { name: repository.name })).rejects.toThrow(
        NameTakenError,
      );
      expect(await store().update(other.id, { name: other.name })).toEqual(other);
    });

    test("leaves removed ones out of the list and gives their names away", async () => {
      const repository = sampleRepository();
      await store().add(repository);
      await store().update(repository.id, { deletedAt: 1_700_000_000_456 });
      expect((await store().list()).map(({ id }) => id)).not.toContain(repository.id);
      expect(await store().byName(repository.name)).toBeNull();
      expect((await store().get(repository.id))?.deletedAt).toBe(1_700_000_000_456);
      const next = sampleRepository({ name: repository.name });
      await store().add(next);
      expect(await store().byName(repository.name)).toEqual(next);
      const renamed = sampleRepository();
      await store().add(renamed);
      await store().update(next.id, { deletedAt: 1_700_000_000_789 });
      expect((await store().update(renamed.id, { name: next.name }))?.name).toBe(next.name);
    });

    test("changes only what it is given", async () => {
      const repository = sampleRepository();
      await store().add(repository);
      const change = { revision: "c".repeat(40), readAt: 1_700_000_000_789, secret: [1] };
      expect(await store().update(repository.id, change)).toEqual({ ...repository, ...change });
      expect(await store().update(repository.id, { secret: null })).toEqual({
        ...repository,
        ...change,
        secret: null,
      });
      expect(await store().update("nobody", change)).toBeNull();
    });

    test("lists by name", async () => {
      const word = randomUUID();
      for (const letter of ["b", "B", "a"])
        await store().add(sampleRepository({ name: `${word}-${letter}` }));
      const names = (await store().list()).map((one) => one.name);
      expect(names.filter((one) => one.startsWith(word))).toEqual([
        `${word}-B`,
        `${word}-a`,
        `${word}-b`,
      ]);
    });

    test("puts pages in the place of those before", async () => {
      const repository = sampleRepository();
      await store().add(repository);
      const page = (path: string) => ({
        path,
        textSha256: "d".repeat(64),
        chars: 12,
        owner: null,
        ownerRule: "No rule names an owner.",
      });
      await store().replacePages(repository.id, [page("docs/b.md"), page("docs/ä.md")]);
      const source = { sourceSha256: "e".repeat(64) };
      const second = [
        { ...page("docs/a.md"), ...source },
        { ...page("docs/b.md"), owner: "@acme/docs" },
      ];
      await store().replacePages(repository.id, second);
      expect(await store().pages(repository.id)).toEqual(second);
      expect(await store().pages("nobody")).toEqual([]);
      const third = Array.from({ length: 40 }, (_, index) => page(`docs/${index + 10}.md`));
      await Promise.all(
        Array.from({ length: 6 }, () => store().replacePages(repository.id, third)),
      );
      expect(await store().pages(repository.id)).toEqual(third);
      await store().replacePages(repository.id, []);
      expect(await store().pages(repository.id)).toEqual([]);
    });
  });
}
