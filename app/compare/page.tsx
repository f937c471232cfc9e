import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { ChooseScreen } from "@/components/compare/choose-screen";
import { CompareScreen } from "@/components/compare/compare-screen";
import { messagesOf } from "@/components/messages/locale";
import { readComparedLog } from "@/lib/server/compare/read-compared-log";
import { composition } from "@/lib/server/compose";

type Query = { a?: string | string[]; b?: string | string[] };

type Props = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).compare.title };
}

export default async function ComparePage({ searchParams }: Props) {
  const [query, parts] = await Promise.all([searchParams, composition()]);
  const [idA, idB] = [one(query.a), one(query.b)];
  const [a, b] = await Promise.all([
    idA === null ? null : readComparedLog(parts, idA),
    idB === null ? null : readComparedLog(parts, idB),
  ]);
  if (a && b) return <CompareScreen key={`${a.runId} ${b.runId}`} a={a} b={b} />;
  const missing = [a ? null : idA, b ? null : idB].filter((id) => id !== null);
  return <ChooseScreen runId={a?.runId ?? b?.runId ?? null} missing={missing} />;
}

function one(value: string | string[] | undefined): string | null {
  return [value ?? []].flat()[0]?.trim() || null;
}
