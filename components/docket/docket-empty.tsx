"use client";

import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";

/** What stands where the docket will be: how a change comes here. */
export function DocketEmpty() {
  const { m } = useMessages();
  const words = m.trial.docket;
  return (
    <section className="card p-6">
      <h2 className="text-[15px]">{words.emptyTitle}</h2>
      <p className="mt-1 max-w-[76ch] text-ink-2">{words.emptyNote}</p>
      <div className="mt-4 grid gap-3 sm:grid-cols-2">
        <div>
          <Link className="btn pri" href="/trials/new">
            <Icon name="plus" />
            {words.emptyPaste}
          </Link>
          <p className="muted mt-1 text-[12px]">{words.emptyPasteNote}</p>
        </div>
        <div>
          <Link className="btn" href="/repositories">
            <Icon name="fork" />
            {words.emptyConnect}
          </Link>
          <p className="muted mt-1 text-[12px]">{words.emptyConnectNote}</p>
        </div>
      </div>
    </section>
  );
}
