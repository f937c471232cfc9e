"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { ShortList } from "@/components/run/short-list";
import type { ChangedClaim } from "@/lib/trace/verification";

/** Drawn at first. */
const FIRST_CLAIMS = 30;

/** Each claim that stands no more, with what stands in its place: old → new. */
export function ChangedClaims({ claims }: { claims: readonly ChangedClaim[] }) {
  const { m } = useMessages();
  if (claims.length === 0) return null;
  return (
    <>
      <h4 className="over mt-2">{m.verification.claims}</h4>
      <ShortList name="changed claims" items={claims} first={FIRST_CLAIMS}>
        {(shown, more) => (
          <ul className="grid gap-0.5">
            {shown.map(({ text, now }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and equal claims may stand in it twice.
              <li key={index} className="flex flex-wrap items-baseline gap-x-2">
                <del className="break-words">{text}</del>
                <span aria-hidden="true">→</span>
                <span className="sr-only">{m.verification.becomes}</span>
                {now === null ? (
                  <span className="muted">{m.verification.gone}</span>
                ) : (
                  <ins className="break-words font-medium no-underline">{now}</ins>
                )}
              </li>
            ))}
            {more && <li>{more}</li>}
          </ul>
        )}
      </ShortList>
    </>
  );
}
