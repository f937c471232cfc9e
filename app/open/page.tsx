import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { OpenScreen } from "@/components/exchange/open-screen";
import { messagesOf } from "@/components/messages/locale";
import { composition } from "@/lib/server/compose";
import { listRuns } from "@/lib/server/runs/list-runs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).exchange.open.title };
}

const FIRST_RUNS = 20;

export default async function OpenPage() {
  const runs = await listRuns(await composition(), { kind: "imported", limit: FIRST_RUNS });
  return <OpenScreen initial={runs} />;
}
