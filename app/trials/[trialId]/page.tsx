import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { foundOr404 } from "@/components/base/found-or-404";
import { FunnelScreen } from "@/components/trial/funnel-screen";
import { TrialScreen } from "@/components/trial/trial-screen";
import { composition } from "@/lib/server/compose";
import { readRunEvents } from "@/lib/server/runs/read-run-events";
import { getTrial } from "@/lib/server/trials/read-trial";
import { runsOfTrial } from "@/lib/server/trials/trial-runs";

/** What the first paint holds; the rest of a longer log follows by the event stream. */
const FIRST_EVENTS = 1_000;

type Props = {
  params: Promise<{ trialId: string }>;
  searchParams: Promise<{ run?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { trialId } = await params;
  const { title } = await foundOr404(getTrial(await composition(), trialId));
  return { title };
}

export default async function TrialPage({ params, searchParams }: Props) {
  const [{ trialId }, { run }, parts] = await Promise.all([params, searchParams, composition()]);
  const trial = await foundOr404(getTrial(parts, trialId));
  const runId = [run ?? []].flat()[0] ?? trial.runId;
  if (runId === null) return <FunnelScreen key={trialId} trial={trial} />;
  const [{ events }, runs] = await Promise.all([
    foundOr404(readRunEvents(parts, runId, { after: -1, limit: FIRST_EVENTS })),
    runsOfTrial(parts, trialId),
  ]);
  const [first] = events;
  const isOfTrial = first?.type === "run-start" && first.config.trial?.trialId === trialId;
  if (runId !== trial.runId && !isOfTrial) notFound();
  return (
    <TrialScreen
      key={runId}
      trial={trial}
      runId={runId}
      events={events}
      runs={runs}
      isLong={events.length === FIRST_EVENTS}
    />
  );
}
