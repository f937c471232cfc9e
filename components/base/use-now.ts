"use client";

import { useEffect, useState } from "react";

/**
 * The time in milliseconds since the Unix epoch, moving every `everyMs`; null before the page is
 * interactive, so that what the server drew and what the browser draws first are equal.
 */
export function useNow(everyMs: number | null): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    if (everyMs === null) return;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
