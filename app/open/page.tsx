import type { Metadata } from "next";
import { OpenScreen } from "@/components/exchange/open-screen";
import { composition } from "@/lib/server/compose";
import { listRuns } from "@/lib/server/runs/list-runs";

export const metadata: Metadata = { title: "Open a trace" };

const FIRST_RUNS = 20;

export default async function OpenPage() {
  const runs = await listRuns(await composition(), { kind: "imported", limit: FIRST_RUNS });
  return <OpenScreen initial={runs} />;
}
