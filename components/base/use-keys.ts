"use client";

import { useEffect, useLayoutEffect, useRef } from "react";

/** Answers a key by `event.key`; false leaves it to the browser. */
export type KeyHandler = (key: string) => boolean;

/** Single keys for the whole page. They do nothing while someone types, or while a dialog is open. */
export function useKeys(handler: KeyHandler): void {
  const current = useRef(handler);
  // Not later than what is drawn: a key pressed at once would still go by what was drawn before.
  useLayoutEffect(() => {
    current.current = handler;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
      if (current.current(event.key)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type)
  );
}
