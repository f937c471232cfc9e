"use client";

import { useSyncExternalStore } from "react";

/** The key that commands are given with on the reader's keyboard: ⌘ on Apple's, Ctrl on every other. */
export function useCommandKey(): string {
  return useSyncExternalStore(
    () => () => {},
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}
