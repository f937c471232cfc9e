import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { messagesOf } from "@/components/messages/locale";
import { RegressionScreen } from "@/components/regression/regression-screen";
import { RulingTests } from "@/components/ruling/ruling-tests";
import { composition } from "@/lib/server/compose";
import { viewOf } from "@/lib/server/regression-cases/regression-case-shape";
import { listRulingCases } from "@/lib/server/rulings/list-ruling-cases";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).verification.cases.title };
}

export default async function TestsPage() {
  const parts = await composition();
  const [cases, rulings] = await Promise.all([
    parts.regressionCases.list(),
    listRulingCases(parts),
  ]);
  return (
    <RegressionScreen initial={await Promise.all(cases.map((one) => viewOf(parts, one)))}>
      {rulings.length > 0 && <RulingTests initial={rulings} />}
    </RegressionScreen>
  );
}
