import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { foundOr404 } from "@/components/base/found-or-404";
import { ImportedTrialScreen } from "@/components/exchange/imported-trial-screen";
import { colourCells } from "@/components/run/colour-cells";
import { RunScreen } from "@/components/run/run-screen";
import { composition } from "@/lib/server/compose";
import { importedTrial } from "@/lib/server/exchange/imported-trial";
import { getRun } from "@/lib/server/runs/get-run";
import { readRunEvents } from "@/lib/server/runs/read-run-events";

/** What the first paint holds; the rest of a longer log follows by the event stream. */
const FIRST_EVENTS = 1_000;
const TITLE_CHARS = 80;

type Props = { params: Promise<{ runId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { runId } = await params;
  const { question } = await foundOr404(getRun(await composition(), runId));
  return { title: question.slice(0, TITLE_CHARS) };
}

export default async function RunPage({ params }: Props) {
  const { runId } = await params;
  const parts = await composition();
  const run = await foundOr404(getRun(parts, runId));
  const imported = importedTrial(run);
  const { trial } = run.config;
  if (trial && !imported) redirect(`/trials/${trial.trialId}?run=${runId}`);
  const { events } = await foundOr404(
    readRunEvents(parts, runId, { after: -1, limit: FIRST_EVENTS }),
  );
  const isLong = events.length === FIRST_EVENTS;
  if (imported)
    return (
      <ImportedTrialScreen
        key={runId}
        trial={imported}
        runId={runId}
        events={events}
        runs={[]}
        isLong={isLong}
      />
    );
  return (
    <RunScreen
      key={runId}
      runId={runId}
      events={events}
      colours={colourCells(events)}
      isLong={isLong}
    />
  );
}
