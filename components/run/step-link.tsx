"use client";

import { Icon } from "@/components/base/icon";
import { useCopy } from "@/components/base/use-copy";
import { useMessages } from "@/components/messages/messages-provider";

/** Copies the address that opens the page at this step, without the filters of the moment. */
export function StepLink({ id }: { id: string }) {
  const { m } = useMessages();
  const copy = useCopy();
  return (
    <button
      type="button"
      className="btn ghost icon sm step-link"
      aria-label={m.viewer.link}
      title={m.viewer.link}
      onClick={() => void copy(stepAddress(window.location.href, id), m.document.linkCopied)}
    >
      <Icon name="link" small />
    </button>
  );
}

export function stepAddress(href: string, id: string): string {
  const url = new URL(href);
  const run = url.searchParams.get("run");
  const query = new URLSearchParams(run === null ? { span: id } : { run, span: id });
  return `${url.origin}${url.pathname}?${query.toString()}`;
}
