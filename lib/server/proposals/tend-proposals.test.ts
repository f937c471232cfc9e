import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import { decideProposal } from "@/lib/server/proposals/decide-proposal";
import { WEEK_MS } from "@/lib/server/proposals/release-notices";
import { tendProposals } from "@/lib/server/proposals/tend-proposals";
import {
  addTrial,
  defaultEdit,
  defaultPair,
  notice,
  retriesPage,
  sampleRepository,
  setPages,
} from "@/lib/server/proposals/testing/noticed-case";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { courtRules } from "@/lib/trace/court-rules";

const path = "docs/retries.md";
const running = new AbortController().signal;

let parts: Composition;
let now: number;
beforeEach(async () => {
  now = 1_800_000_000_000;
  parts = createTestComposition({}, { clock: () => now++ });
  const { settings } = sampleRepository();
  const rules = courtRules.parse({ weeklyNotices: 1 });
  await parts.repositories.add(sampleRepository({ settings: { ...settings, rules } }));
  await setPages(parts, { [path]: retriesPage });
});

const stateOf = async (id: string) => (await parts.proposals.get(id))?.state;

test("what was put off comes back when its time is over", async () => {
  const { id } = await notice(parts);
  const until = now + 60_000;
  await decideProposal(parts, id, { action: "snooze", until });
  await tendProposals(parts, running);
  expect(await stateOf(id)).toBe("snoozed");
  now = until + 1;
  await tendProposals(parts, running);
  expect(await parts.proposals.get(id)).toMatchObject({
    state: "open",
    snoozedUntil: null,
    history: [{ action: "snoozed" }, { action: "released", note: expect.stringContaining("over") }],
  });
});

test("what waits comes when the week has room", async () => {
  await notice(parts);
  const { id, state } = await notice(parts, { pairs: [defaultPair], edits: [defaultEdit] });
  expect(state).toBe("waiting");
  await tendProposals(parts, running);
  expect(await stateOf(id)).toBe("waiting");
  now += WEEK_MS;
  await tendProposals(parts, running);
  expect(await stateOf(id)).toBe("open");
});

test("what lost its ground goes without being opened, also what waits; what was decided stays", async () => {
  const decided = await notice(parts);
  await decideProposal(parts, decided.id, { action: "decline", reason: "other", note: "No." });
  const other = { pairs: [defaultPair], edits: [defaultEdit] };
  const waiting = await notice(parts, { ...other, trial: { title: "Fewer tries", mergedAt: 10 } });
  expect(waiting.state).toBe("waiting");
  await addTrial(parts, { title: 'Revert "Fewer tries"', mergedAt: 20 });
  await setPages(parts, { "docs/other.md": "x" });
  await tendProposals(parts, running);
  expect(await stateOf(decided.id)).toBe("declined");
  expect(await parts.proposals.get(waiting.id)).toMatchObject({
    state: "withdrawn",
    history: [{ note: expect.stringContaining("taken back") }],
  });
});

test("a worker that stops leaves the rest for the next round", async () => {
  const { id } = await notice(parts);
  await setPages(parts, { [path]: "x" });
  const stopped = new AbortController();
  stopped.abort();
  await tendProposals(parts, stopped.signal);
  expect(await stateOf(id)).toBe("open");
});
