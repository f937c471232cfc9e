"use client";

import type { OwnerList } from "@/components/api/owners-api";
import type { Precedent } from "@/components/api/precedents-api";
import { useMessages } from "@/components/messages/messages-provider";
import { EarlierAnswers } from "./earlier-answers";
import { OwnerMail } from "./owner-mail";

type Props = { owners: OwnerList; precedents: Precedent[] };

/** How owners are told of notices, and what counts from earlier answers. */
export function NoticeSettingsScreen({ owners, precedents }: Props) {
  const { m } = useMessages();
  return (
    <main id="main" className="mx-auto w-full max-w-[760px] px-4 py-6 sm:py-9">
      <h1>{m.proposal.settings.title}</h1>
      <p className="mt-1 mb-5 text-[14px] text-ink-2">{m.proposal.settings.lead}</p>
      <div className="grid gap-4">
        <OwnerMail initial={owners} />
        <EarlierAnswers initial={precedents} />
      </div>
    </main>
  );
}
