/** What every docket must do; each adapter's test runs it. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { StoredTrial, TrialStore } from "@/lib/store/trial-store";
import { defaultCourtRules } from "@/lib/trace/court-rules";

export type DocketUnderTest = {
  trials: TrialStore;
  /** Ids of the entries that were put on the queue. */
  queued(): Promise<string[]>;
};

let created = 1_700_000_000_000;

function sampleTrial(overrides: Partial<StoredTrial> = {}): StoredTrial {
  created += 1;
  return {
    id: randomUUID(),
    repositoryId: null,
    changeKey: null,
    source: "api",
    title: "Rename --out to --output",
    body: "",
    author: "mei",
    url: null,
    baseSha: null,
    mergeSha: null,
    mergedAt: null,
    patchSha256: "a".repeat(64),
    state: "received",
    steps: [],
    order: { pages: null, rules: defaultCourtRules, models: {}, arm: "court" },
    runId: null,
    result: null,
    createdAt: created,
    endedAt: null,
    ...overrides,
  };
}

export function describeTrialStore(name: string, docket: () => DocketUnderTest): void {
  const store = () => docket().trials;

  describe(`${name} as a docket`, () => {
    test("gives back what was added, by id, change and run", async () => {
      const trial = sampleTrial({
        changeKey: `acme/tools@${randomUUID()}`,
        runId: randomUUID(),
        mergedAt: 1_699_999_999_999,
        order: {
          pages: [{ path: "docs/利用.md", textSha256: "b".repeat(64) }],
          rules: { ...defaultCourtRules, vote: { needed: 2 } },
          models: { judge: "a-model", review: null },
          arm: "five-votes",
        },
      });
      expect(await store().add(trial)).toEqual({ trial, isNew: true });
      expect(await store().get(trial.id)).toEqual(trial);
      expect(await store().byChangeKey(trial.changeKey ?? "")).toEqual(trial);
      expect(await store().byRun(trial.runId ?? "")).toEqual(trial);
      expect(await store().get("nobody")).toBeNull();
      expect(await store().byChangeKey("nothing")).toBeNull();
      expect(await store().byRun("none")).toBeNull();
    });

    test("keeps one entry for a change that comes many times at once, and queues it once", async () => {
      const changeKey = `acme/tools@${randomUUID()}`;
      const results = await Promise.all(
        Array.from({ length: 8 }, () => store().queue(sampleTrial({ changeKey }))),
      );
      expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
      const ids = new Set(results.map(({ trial }) => trial.id));
      expect(ids.size).toBe(1);
      const [id = ""] = ids;
      expect((await docket().queued()).filter((queued) => queued === id)).toHaveLength(1);
      expect((await store().get(id))?.changeKey).toBe(changeKey);
      const added = await store().add(sampleTrial({ changeKey }));
      expect(added).toMatchObject({ isNew: false, trial: { id } });
    });

    test("gives back what was queued", async () => {
      const ended = { path: "docs/a.md", textSha256: "c".repeat(64) };
      const trial = sampleTrial({
        ...{ title: "日本語 'quoted' \\ $1 {}", author: null, url: "https://example.com/1" },
        ...{ baseSha: "b".repeat(40), mergeSha: "c".repeat(40), mergedAt: 1_699_999_999_999 },
        steps: [{ name: "paths", outcome: "passed", reason: "It's \u0000 one." }],
        order: { pages: [ended], rules: defaultCourtRules, models: {}, arm: "court" },
        ...{ result: [], endedAt: 1_700_000_000_999 },
      });
      expect(await store().queue(trial)).toEqual({ trial, isNew: true });
      expect(await store().get(trial.id)).toEqual(trial);
      expect(await docket().queued()).toContain(trial.id);
    });

    test("does not queue what is only added", async () => {
      const { trial } = await store().add(sampleTrial());
      expect(await docket().queued()).not.toContain(trial.id);
    });

    test("takes a title that holds a character no database text can", async () => {
      const { trial } = await store().add(sampleTrial({ title: "%_ off\0ers", body: "\ud800" }));
      expect((await store().get(trial.id))?.title.replace("\0", "")).toBe("%_ offers");
    });

    test("changes only what it is given", async () => {
      const trial = sampleTrial();
      await store().add(trial);
      const ended = {
        state: "tried",
        steps: [{ name: "paths", outcome: "passed", reason: "Two files of code." }],
        endedAt: 1_700_000_000_500,
        result: [
          {
            runId: "run-1",
            path: "docs/cli.md",
            exhibits: [],
            votes: null,
            verdict: null,
            edits: [],
            proposalId: null,
            state: "failed",
            reason: "The jury could not be reached.",
          },
        ],
      } as const;
      const changed = await store().update(trial.id, {
        ...ended,
        result: [...ended.result].map((one) => ({ ...one, exhibits: [], edits: [] })),
      });
      expect(changed).toEqual({ ...trial, ...ended });
      expect(await store().update(trial.id, { runId: "run-2" })).toEqual({
        ...trial,
        ...ended,
        runId: "run-2",
      });
      const open = await store().update(trial.id, { result: null, endedAt: null });
      expect(open).toMatchObject({ result: null, endedAt: null, state: "tried" });
      expect(await store().update("nobody", { state: "tried" })).toBeNull();
    });

    test("lists newest first, page by page, by state and by words of the title", async () => {
      const word = randomUUID();
      const titles = ["100% of it", "100x of it", "100% OF IT, again"];
      const added: string[] = [];
      for (const title of titles) {
        const { trial } = await store().add(sampleTrial({ title: `${word} ${title}` }));
        added.unshift(trial.id);
      }
      const ids = async (filter: Parameters<TrialStore["list"]>[0]) =>
        (await store().list(filter)).map(({ id }) => id);
      expect(await ids({ search: word, limit: 10 })).toEqual(added);
      expect(await ids({ search: word, limit: 2 })).toEqual(added.slice(0, 2));
      expect(await ids({ search: word, before: added[1] ?? "", limit: 2 })).toEqual(added.slice(2));
      expect(await ids({ search: `${word} 100% of`, limit: 10 })).toEqual([added[0], added[2]]);
      await store().update(added[0] ?? "", { state: "filtered" });
      expect(await ids({ search: word, state: "filtered", limit: 10 })).toEqual([added[0]]);
    });

    test("counts the entries of each state", async () => {
      const before = await store().counts();
      await store().add(sampleTrial());
      await store().add(sampleTrial({ state: "not-judged" }));
      const after = await store().counts();
      expect(after).toEqual({
        ...before,
        received: before.received + 1,
        "not-judged": before["not-judged"] + 1,
      });
      expect(await store().counts("nobody")).toMatchObject({ received: 0, tried: 0 });
    });
  });
}
