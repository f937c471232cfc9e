"use client";

import { useDeferredValue, useState } from "react";
import { SearchField } from "@/components/base/search-field";
import { useMessages } from "@/components/messages/messages-provider";
import { formatBytes } from "@/lib/format/size";
import type { RepositoryView } from "@/lib/trace/repository";
import { OwnerCells } from "./owner-cells";

const MOST_SHOWN = 200;

type Props = { pages: RepositoryView["pages"] };

/** The pages with their owners, and the rule that named each. */
export function OwnedPages({ pages }: Props) {
  const { m, count } = useMessages();
  const words = m.repository.view;
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed.trim().toLowerCase());
  const found = pages.filter(({ path, owner }) =>
    `${path} ${owner ?? ""}`.toLowerCase().includes(wanted),
  );
  return (
    <section aria-labelledby="owned-pages">
      <header className="mb-2 flex flex-wrap items-center gap-2">
        <h2 id="owned-pages">{words.pages}</h2>
        <span className="muted flex-1">{count(m.repository.pages, pages.length)}</span>
        {pages.length > 0 && (
          <SearchField label={words.find} words={typed} onWords={setTyped} className="w-[240px]" />
        )}
      </header>
      {found.length === 0 && (
        <p className="muted">{pages.length === 0 ? words.noPages : words.noHit}</p>
      )}
      {found.length > 0 && (
        <div className="card overflow-hidden">
          <table className="table owned-table">
            <caption className="sr-only">{words.pages}</caption>
            <thead>
              <tr>
                <th>{words.page}</th>
                <th>{words.owner}</th>
                <th>{words.rule}</th>
                <th className="num">{words.size}</th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, MOST_SHOWN).map((page) => (
                <tr key={page.path}>
                  <td>
                    <span className="mono block truncate text-[12px]" title={page.path}>
                      {page.path}
                    </span>
                  </td>
                  <OwnerCells {...page} unowned={words.unowned} />
                  <td className="num muted">{formatBytes(page.chars)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length > MOST_SHOWN && (
        <p className="muted mt-2">{count(words.more, found.length - MOST_SHOWN)}</p>
      )}
    </section>
  );
}
