"use client";

import { useEffect, useState } from "react";
import { Icon } from "@/components/base/icon";
import { useCopy } from "@/components/base/use-copy";
import { useNow } from "@/components/base/use-now";
import { useMessages } from "@/components/messages/messages-provider";
import { formatAge } from "@/lib/format/age";
import type { RepositoryView } from "@/lib/trace/repository";

const MOST_DELIVERIES = 8;

type Props = { hook: NonNullable<RepositoryView["hook"]> };

/** What to enter at the forge, whether it can be trusted, and what came. */
export function HookSection({ hook }: Props) {
  const { m, locale } = useMessages();
  const words = m.repository.view;
  const copy = useCopy();
  const now = useNow(30_000);
  const [origin, setOrigin] = useState("");
  useEffect(() => setOrigin(window.location.origin), []);
  const address = `${origin}${hook.path}`;
  return (
    <section className="card grid gap-3 p-4" aria-labelledby="hook">
      <h2 id="hook">{words.hook}</h2>
      <p className="text-ink-2">{words.hookNote}</p>
      <p className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 text-[12px] break-all">{address}</code>
        <button type="button" className="btn" onClick={() => void copy(address)}>
          <Icon name="copy" />
          {words.hookCopy}
        </button>
      </p>
      <ul className="grid gap-1">
        <Standing isGood={hook.hasSecret}>
          {hook.hasSecret ? words.hookSecretSet : words.hookSecretNone}
        </Standing>
        <Standing isGood={hook.hasToken}>
          {hook.hasToken ? words.tokenSet : words.tokenNone}
        </Standing>
      </ul>
      <h3 className="text-[12px]">{words.deliveries}</h3>
      {hook.deliveries.length === 0 && <p className="muted">{words.noDeliveries}</p>}
      <ul className="grid gap-1 text-[12px]">
        {hook.deliveries.slice(0, MOST_DELIVERIES).map(({ id, receivedAt, outcome }) => (
          <li key={id} className="flex gap-3">
            <span className="muted">
              {now === null ? "" : (formatAge(receivedAt, now, locale) ?? m.common.now)}
            </span>
            <span className="min-w-0 break-words">{outcome}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ isGood, children }: { isGood: boolean; children: string }) {
  return (
    <li className={isGood ? "k-check" : "k-repair"}>
      <span className="state whitespace-normal">
        <Icon name={isGood ? "check" : "alert"} />
        {children}
      </span>
    </li>
  );
}
