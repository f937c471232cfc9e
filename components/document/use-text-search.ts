"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useState } from "react";
import { searchDocument } from "@/components/api/documents-api";
import type { SearchHit, SearchMode } from "@/components/api/shapes";
import type { TextMark } from "./marks";

/** Which hit is shown: its index in the page of hits, where the page begins in the text, and how many hits came before. */
type Position = { index: number; from: number; before: number };

const first: Position = { index: 0, from: 0, before: 0 };
const none: readonly SearchHit[] = [];

type Options = {
  documentId: string;
  words: string;
  mode: SearchMode;
  onHits: (marks: readonly TextMark[]) => void;
  onGo: (line: number) => void;
};

/** Searches the whole text on the server, a page of hits at a time, and goes from hit to hit. */
export function useTextSearch({ documentId, words, mode, onHits, onGo }: Options) {
  const [at, setAt] = useState(first);
  const q = useDeferredValue(words);
  const isAsked = q.trim() !== "";
  const query = useQuery({
    queryKey: ["search", documentId, mode, q, at.from],
    queryFn: ({ signal }) => searchDocument(documentId, { q, mode, from: at.from }, signal),
    enabled: isAsked,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const hits = isAsked ? (query.data?.hits ?? none) : none;
  const total = query.data?.total ?? 0;
  const line = hits[at.index]?.line;
  useEffect(() => {
    onHits(
      hits.map(
        (hit, index): TextMark => ({ ...hit, kind: index === at.index ? "current" : "hit" }),
      ),
    );
  }, [hits, at.index, onHits]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: Another hit on the same line is gone to as well.
  useEffect(() => {
    if (line !== undefined) onGo(line);
  }, [line, at.index, q, mode]);

  const step = (by: 1 | -1) => {
    const next = at.index + by;
    const last = hits.at(-1);
    if (next >= 0 && next < hits.length) setAt({ ...at, index: next });
    else if (by > 0 && last && at.before + hits.length < total && mode !== "fuzzy")
      setAt({
        index: 0,
        from: Math.max(last.end, last.start + 1),
        before: at.before + hits.length,
      });
    else if (by < 0 && at.from > 0) setAt(first);
  };
  return {
    hits,
    total,
    number: at.before + at.index + 1,
    step,
    restart: () => setAt(first),
    error: query.error,
    isDone: isAsked && query.isSuccess,
    isFetching: query.isFetching,
  };
}
