"use client";

import type { LiveRunState } from "@/components/run/live-run";
import { NoRunNote } from "@/components/run/no-run-yet";
import { sideLetters } from "./compare-context";
import { SideMark } from "./side-mark";

type Side = Pick<LiveRunState, "timeline" | "connection">;

/** Before the first events of both runs are known: which side it waits for, and what of that is lost for good. */
export function NoPairYet(runs: { a: Side; b: Side }) {
  return (
    <main id="main" className="muted grid gap-4 p-8">
      {(["a", "b"] as const).map(
        (side) =>
          runs[side].timeline.summary === null && (
            <section key={side} className="flex gap-3" aria-label={sideLetters[side]}>
              <SideMark side={side} />
              <div className="min-w-0">
                <NoRunNote {...runs[side]} />
              </div>
            </section>
          ),
      )}
    </main>
  );
}
