import type { Metadata } from "next";
import { RegressionScreen } from "@/components/regression/regression-screen";
import { composition } from "@/lib/server/compose";
import { viewOf } from "@/lib/server/regression-cases/regression-case-shape";

export const metadata: Metadata = { title: "Tests" };

export default async function TestsPage() {
  const parts = await composition();
  const cases = await parts.regressionCases.list();
  return <RegressionScreen initial={await Promise.all(cases.map((one) => viewOf(parts, one)))} />;
}
