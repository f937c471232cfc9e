"use client";

import type { DocumentItem } from "@/components/api/shapes";
import { documentName } from "@/components/base/document-name";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { estimateTokens } from "@/lib/format/size";

type Props = {
  documents: readonly DocumentItem[];
  onRemove: (documentId: string) => void;
  onChoose: () => void;
};

export function DocumentChips({ documents, onRemove, onChoose }: Props) {
  const { m, count } = useMessages();
  const tokens = estimateTokens(documents.reduce((chars, item) => chars + item.chars, 0));
  return (
    <ul className="picked" aria-label={m.ask.chosen}>
      {documents.map((item) => (
        <li key={item.id} className="chip doc-chip">
          <Icon name="doc" small />
          <span className="max-w-[220px] truncate">{documentName(item, documents)}</span>
          <button
            type="button"
            aria-label={fill(m.ask.remove, { name: documentName(item, documents) })}
            onClick={() => onRemove(item.id)}
          >
            <Icon name="x" small />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="btn ghost sm" onClick={onChoose}>
          <Icon name="plus" />
          {documents.length > 0 ? m.ask.add : m.ask.choose}
        </button>
      </li>
      {documents.length > 0 && (
        <li className="muted ml-auto">
          {fill(m.ask.about, { tokens: count(m.common.tokens, tokens) })}
        </li>
      )}
    </ul>
  );
}
