"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { useCommandKey } from "@/components/base/use-command-key";
import { useMessages } from "@/components/messages/messages-provider";
import { useWantPageCommands } from "./page-commands";

const CommandPalette = dynamic(
  () => patiently(() => import("./command-palette")).then((part) => part.CommandPalette),
  { loading: () => null },
);
const KeyList = dynamic(() => patiently(() => import("./key-list")).then((part) => part.KeyList), {
  loading: () => null,
});

/** Opens the command palette and the list of keys (?). Both are loaded when first asked for. */
export function PaletteButton() {
  const { m } = useMessages();
  const command = useCommandKey();
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  useWantPageCommands();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.shiftKey) {
        event.preventDefault();
        setOpen((before) => (before === "palette" ? null : "palette"));
      }
      if (event.key === "?" && !isField(event.target) && !document.querySelector("dialog[open]"))
        setOpen("keys");
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className="find"
        aria-keyshortcuts="Meta+K Control+K"
        onClick={() => setOpen("palette")}
      >
        <Icon name="search" />
        <span>{m.nav.find}</span>
        <kbd>{command} K</kbd>
      </button>
      {open === "palette" && (
        <CommandPalette onClose={() => setOpen(null)} onKeys={() => setOpen("keys")} />
      )}
      {open === "keys" && <KeyList onClose={() => setOpen(null)} />}
    </>
  );
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]")
  );
}
