import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { ChooseScreen } from "@/components/compare/choose-screen";
import { CompareScreen } from "@/components/compare/compare-screen";
import { messagesOf } from "@/components/messages/locale";
import { fill } from "@/lib/format/fill";
import { readComparedLog } from "@/lib/server/compare/read-compared-log";
import { composition } from "@/lib/server/compose";

const ID_CHARS = 8;

type Query = { a?: string | string[]; b?: string | string[] };

type Props = { searchParams: Promise<Query> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [query, locale] = await Promise.all([searchParams, readerLocale()]);
  const words = messagesOf(locale).compare;
  const [a, b] = [one(query.a), one(query.b)];
  if (a === null || b === null) return { title: words.title };
  const short = { a: a.slice(0, ID_CHARS), b: b.slice(0, ID_CHARS) };
  return { title: fill(words.pageTitle, short) };
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
