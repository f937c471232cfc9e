"use client";

import { useDeferredValue, useState } from "react";
import { SearchField } from "@/components/base/search-field";
import { useMessages } from "@/components/messages/messages-provider";
import { OwnerCells } from "@/components/repository/owner-cells";

export type OwnedPage = {
  repository: string;
  path: string;
  owner: string | null;
  ownerRule: string;
};

type Props = {
  pages: readonly OwnedPage[];
  /** Pages that are not among them. */
  left: number;
};

const MOST_SHOWN = 300;

/** Every page with its owner and the rule that says so. */
export function PagesScreen({ pages, left }: Props) {
  const { m, count } = useMessages();
  const words = m.proposal.pages;
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed.trim().toLowerCase());
  const found = pages.filter((page) =>
    [page.repository, page.path, page.owner ?? ""].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
  const hidden = Math.max(0, found.length - MOST_SHOWN) + left;
  return (
    <main id="main" className="mx-auto w-full max-w-[1128px] px-4 py-6 sm:px-12 sm:py-9">
      <header className="mb-4 flex flex-wrap items-end gap-3">
        <div className="min-w-[240px] flex-1">
          <h1>{words.title}</h1>
          <p className="text-[14px] text-ink-2">{words.lead}</p>
        </div>
        {pages.length > 0 && (
          <SearchField label={words.find} words={typed} onWords={setTyped} className="w-[240px]" />
        )}
      </header>
      {found.length > 0 && (
        <div className="card overflow-hidden">
          <table className="table owned-table">
            <caption className="sr-only">{words.title}</caption>
            <thead>
              <tr>
                <th>{words.page}</th>
                <th>{words.owner}</th>
                <th>{words.rule}</th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, MOST_SHOWN).map((page) => (
                <PageRow key={`${page.repository}/${page.path}`} page={page} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length === 0 && (
        <p className="muted">{pages.length === 0 ? words.none : words.noHit}</p>
      )}
      {hidden > 0 && <p className="muted mt-2">{count(words.left, hidden)}</p>}
    </main>
  );
}

function PageRow({ page: { repository, path, owner, ownerRule } }: { page: OwnedPage }) {
  const { m } = useMessages();
  return (
    <tr>
      <td>
        <span className="mono block truncate text-[12px]" title={path}>
          {path}
        </span>
        <span className="muted text-[11.5px]">{repository}</span>
      </td>
      <OwnerCells owner={owner} ownerRule={ownerRule} unowned={m.proposal.pages.unowned} />
    </tr>
  );
}
