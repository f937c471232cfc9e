/** A courtroom over a change and its pages, for what code checks alone: no model, no log. */
import { createHash } from "node:crypto";
import { parsePatch } from "@/lib/change/parse-patch";
import type { CourtPage } from "@/lib/courtroom/page";
import { type Courtroom, openCourtroom } from "@/lib/courtroom/task";
import type { TrialSettings } from "@/lib/trace/config";
import { defaultCourtRules } from "@/lib/trace/court-rules";

export function courtroomOf(
  patch: string,
  pages: readonly CourtPage[],
  settings: Partial<TrialSettings> = {},
): Courtroom {
  return openCourtroom({
    patch,
    change: parsePatch(patch),
    pages,
    runSpanId: "run",
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    settings: {
      trialId: "t1",
      title: "A change",
      body: "",
      arm: "court",
      rules: defaultCourtRules,
      models: { prosecutor: "m", defense: "m", jurors: ["m"], judge: "m", review: null },
      funnel: [],
      pages: pages.map(({ path }) => ({ path, score: 1, names: [], lines: [] })),
      precedents: [],
      appeals: [],
      struckOut: [],
      ...settings,
    },
  });
}
