import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { ArmsScreen } from "@/components/docket/arms-screen";
import { messagesOf } from "@/components/messages/locale";
import { FaultHistogram } from "@/components/ruling/fault-histogram";
import { composition } from "@/lib/server/compose";
import { readFaults } from "@/lib/server/rulings/fault-histogram";
import { readScoreboard } from "@/lib/server/trials/scoreboard";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).arms.title };
}

export default async function ArmsPage() {
  const parts = await composition();
  const [board, faults] = await Promise.all([readScoreboard(parts), readFaults(parts)]);
  return (
    <ArmsScreen initial={board}>
      <FaultHistogram histogram={faults} />
    </ArmsScreen>
  );
}
