import fc from "fast-check";
import { expect, test } from "vitest";
import { right, searchFault } from "@/lib/courtroom/testing/fault-kit";
import {
  concedes,
  contests,
  exhibits,
  finds,
  holdRenamed,
  renamedOption,
  rules as rulesGuilty,
  type Script,
  scriptedRoles,
} from "@/lib/courtroom/testing/scripted-court";
import { ModelCallError, type ModelRequest } from "@/lib/model/model";
import { faultStage } from "@/lib/trace/ruling-mark";

const path = "docs/retries.md";
const gone = new ModelCallError({ code: "unreachable", message: "No answer.", attempts: 3 });

/** Each role judges by what it is shown: the same prompt always gets the same reply, another prompt perhaps another. */
function court(seed: number): Script {
  const chance = (request: ModelRequest, share: number) => {
    const text = request.messages.map(({ content }) => content).join("\n");
    let hash = seed;
    for (let at = 0; at < text.length; at += 1) hash = (hash * 31 + text.charCodeAt(at)) | 0;
    return Math.abs(hash % 100) < share * 100;
  };
  return {
    prosecutor: () => ({ decision: "charge", exhibits: exhibits.slice(0, 1 + (seed % 3)) }),
    defense: (request) => (chance(request, 0.5) ? contests : concedes)(request),
    juror: (request) => {
      if (chance(request, 0.1) && seed % 2 === 0) return gone;
      return finds(chance(request, 0.6) ? "wrong" : "fine")(request);
    },
    judge: (request) =>
      chance(request, 0.6)
        ? rulesGuilty(request)
        : { analysis: "The page still holds.", verdict: "not-guilty", upheld: [] },
  };
}

test("over any court: the earliest flip is named, none where nothing flips, and no attempt asks more than announced", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.nat(1_000_000), fc.boolean(), async (seed, earlyStop) => {
      const script = court(seed);
      const rules = { earlyStop };
      const recorded = await holdRenamed(script, { rules });
      const ruled = recorded.view?.cases.find((one) => one.path === path);
      fc.pre(ruled?.ending?.state !== "no-quorum");
      const outcome = ruled?.ending?.state === "notice" ? "no-notice" : "notice";
      const { attempts, fault, held } = await searchFault(
        { given: renamedOption, path, recorded, live: scriptedRoles(script), rules },
        right({ outcome }),
      );
      const flips = attempts.filter(({ key }) => {
        const state = held.get(key)?.view?.cases.find((one) => one.path === path)?.ending?.state;
        if (!held.has(key) || state === "no-quorum") return false;
        return (state === "notice") === (outcome === "notice");
      });
      const [earliest] = flips.toSorted(
        (a, b) => faultStage.options.indexOf(a.stage) - faultStage.options.indexOf(b.stage),
      );
      expect(fault).toMatchObject(
        earliest ? { kind: "found", stage: earliest.stage, key: earliest.key } : { kind: "none" },
      );
      for (const { result, mostCalls } of attempts)
        if (result.status === "ended") expect(result.calls.live).toBeLessThanOrEqual(mostCalls);
      seen.add(fault.kind === "found" ? fault.stage : fault.kind);
    }),
    { numRuns: 60, seed: 7 },
  );
  expect([...seen].sort()).toEqual(["defense", "exhibits", "judgment", "jury", "none"]);
}, 60_000);
