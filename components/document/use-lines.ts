"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { readLines } from "@/components/api/documents-api";

const PAGE_LINES = 50;
/** Pages of lines kept at once, 200 rows in all: what scrolls far away is let go of. */
const MAX_PAGES = 4;
const LINE_CHARS = 4_000;

/**
 * A window of lines around an anchor, growing at either end as the reader scrolls.
 *
 * The text may have millions of lines; no element of the page is ever higher than the window, so
 * no browser limit on heights is met.
 */
export function useLines(documentId: string, anchorLine: number, totalLines: number) {
  const lastPage = Math.max(0, Math.ceil(totalLines / PAGE_LINES) - 1);
  const anchorPage = Math.min(lastPage, Math.max(0, Math.floor((anchorLine - 1) / PAGE_LINES)));
  const query = useInfiniteQuery({
    queryKey: ["lines", documentId, anchorPage],
    queryFn: ({ pageParam, signal }) =>
      readLines(
        documentId,
        {
          from: pageParam * PAGE_LINES + 1,
          to: (pageParam + 1) * PAGE_LINES,
          maxChars: LINE_CHARS,
        },
        signal,
      ),
    initialPageParam: anchorPage,
    getNextPageParam: (_page, _pages, last) => (last < lastPage ? last + 1 : undefined),
    getPreviousPageParam: (_page, _pages, first) => (first > 0 ? first - 1 : undefined),
    maxPages: MAX_PAGES,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    enabled: totalLines > 0,
  });
  const pages = query.data?.pages ?? [];
  return {
    ...query,
    pages: pages.length,
    /** More lines at one end let go of lines at the other. */
    isFull: pages.length === MAX_PAGES,
    lines: pages.flatMap((page) => page.lines),
  };
}
