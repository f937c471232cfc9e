import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { foundOr404 } from "@/components/base/found-or-404";
import { readerLocale } from "@/components/base/reader";
import { messagesOf } from "@/components/messages/locale";
import { InboxScreen } from "@/components/proposal/inbox-screen";
import { tabNamed, tabOf } from "@/components/proposal/inbox-tabs";
import { readInboxList } from "@/components/proposal/read-inbox-list";
import { composition } from "@/lib/server/compose";
import { examineProposal } from "@/lib/server/proposals/examine-proposal";
import { listProposals, proposalList } from "@/lib/server/proposals/list-proposals";
import { proposalView } from "@/lib/server/proposals/proposal-view";

type Query = { tab?: string | string[]; owner?: string | string[] };

/** `/proposals` is the inbox, `/proposals/<id>` the same with that notice on screen. */
type Props = { params: Promise<{ notice?: string[] }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = (await params).notice?.[0];
  if (id === undefined) return { title: messagesOf(await readerLocale()).proposal.nav.inbox };
  const { proposal } = await foundOr404(examineProposal(await composition(), id));
  return { title: proposal.data.title };
}

export default async function InboxPage({ params, searchParams }: Props) {
  const [{ notice = [] }, query, parts] = await Promise.all([params, searchParams, composition()]);
  if (notice.length > 1) notFound();
  const [id] = notice;
  const proposal =
    id === undefined
      ? null
      : await proposalView(parts, await foundOr404(examineProposal(parts, id)));
  const named = [query.tab ?? []].flat()[0];
  const tab = named === undefined && proposal ? tabOf(proposal.state) : tabNamed(named);
  const owner = [query.owner ?? []].flat()[0] ?? null;
  const list = await readInboxList(tab, owner, async ({ state, limit, owner: whose }) =>
    proposalList.parse(
      await listProposals(parts, {
        limit,
        ...(state ? { state } : {}),
        ...(whose ? { owner: whose } : {}),
      }),
    ),
  );
  return (
    <InboxScreen
      key={`${tab}-${id ?? ""}`}
      tab={tab}
      list={list}
      proposal={proposal}
      owner={owner}
    />
  );
}
