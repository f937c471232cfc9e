import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { messagesOf } from "@/components/messages/locale";
import { PagesScreen } from "@/components/proposal/pages-screen";
import { composition } from "@/lib/server/compose";

/** Pages that are sent to the browser. */
const MOST_PAGES = 2_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).proposal.nav.pages };
}

export default async function OwnedPagesPage() {
  const { repositories } = await composition();
  const all = await repositories.list();
  const pages = await Promise.all(
    all.map(async ({ id, name }) =>
      (await repositories.pages(id)).map(({ path, owner, ownerRule }) => ({
        ...{ repository: name, path, owner, ownerRule },
      })),
    ),
  );
  const flat = pages.flat();
  return (
    <PagesScreen pages={flat.slice(0, MOST_PAGES)} left={Math.max(0, flat.length - MOST_PAGES)} />
  );
}
