"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from "react";
import { listDocuments } from "@/components/api/documents-api";
import { listRuns } from "@/components/api/runs-api";
import { Icon, type IconName } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { Sheet } from "@/components/base/sheet";
import type { Messages } from "@/components/messages/en";
import { useMessages } from "@/components/messages/messages-provider";
import { setTheme } from "./theme";

type Command = { id: string; group: string; icon: IconName; label: string; run: () => void };

type Props = { onClose: () => void; onKeys: () => void };

const MAX_SHOWN = 30;

export function CommandPalette({ onClose, onKeys }: Props) {
  const { m } = useMessages();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const { commands, error } = useCommands(useDeferredValue(words), onClose, onKeys);
  const shown = commands.slice(0, MAX_SHOWN);
  const selected = shown[Math.min(at, shown.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((before) => (before + step + shown.length) % Math.max(1, shown.length));
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      selected?.run();
    }
  };
  return (
    <Sheet title={m.palette.title} onClose={onClose} bare>
      <div className="palette">
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={selected ? `${listId}-${selected.id}` : undefined}
          aria-label={m.palette.placeholder}
          placeholder={m.palette.placeholder}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        {error && (
          <div className="p-2">
            <ProblemNote error={error} />
          </div>
        )}
        <div
          id={listId}
          role="listbox"
          aria-label={m.palette.title}
          className="max-h-[50vh] overflow-auto p-2"
        >
          {shown.map((command) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: The text field above has the focus and the keys.
            // biome-ignore lint/a11y/useFocusableInteractive: An option of a combobox is reached by aria-activedescendant.
            <div
              key={command.id}
              id={`${listId}-${command.id}`}
              role="option"
              aria-selected={command === selected}
              onClick={command.run}
            >
              <Icon name={command.icon} />
              <span className="min-w-0 flex-1 truncate">{command.label}</span>
              <span className="muted text-[11px]">{command.group}</span>
            </div>
          ))}
          {shown.length === 0 && <p className="muted p-3">{m.palette.none}</p>}
        </div>
      </div>
    </Sheet>
  );
}

function useCommands(words: string, onClose: () => void, onKeys: () => void) {
  const { m } = useMessages();
  const router = useRouter();
  const isOwners = usePathname().startsWith("/proposals");
  const documents = useQuery({
    queryKey: ["documents"],
    queryFn: ({ signal }) => listDocuments(signal),
  });
  const runs = useQuery({
    queryKey: ["runs", "palette", words],
    queryFn: ({ signal }) => listRuns({ search: words.trim(), limit: 8 }, signal),
  });
  const commands = useMemo<Command[]>(() => {
    const go = (href: string) => () => {
      onClose();
      router.push(href);
    };
    const dark = (theme: "light" | "dark" | "system") => () => {
      setTheme(theme);
      onClose();
    };
    const fixed: Command[] = [
      ...places(m, isOwners).map((place) => ({
        ...{ id: place.id, icon: place.icon, label: place.label },
        group: m.palette.groupGo,
        run: go(place.href),
      })),
      { id: "keys", group: m.palette.groupDo, icon: "info", label: m.palette.keys, run: onKeys },
      { id: "light", group: m.theme.label, icon: "sun", label: m.theme.light, run: dark("light") },
      { id: "dark", group: m.theme.label, icon: "moon", label: m.theme.dark, run: dark("dark") },
      {
        id: "system",
        group: m.theme.label,
        icon: "half",
        label: m.theme.system,
        run: dark("system"),
      },
    ];
    const found: Command[] = (documents.data ?? []).map((item) => ({
      id: `document-${item.id}`,
      group: m.palette.groupDocuments,
      icon: "doc",
      label: item.name,
      run: go(`/documents/${item.id}`),
    }));
    const asked: Command[] = (runs.data?.runs ?? []).map((run) => ({
      id: `run-${run.id}`,
      group: m.palette.groupRuns,
      icon: "list",
      label: run.question,
      run: go(`/runs/${run.id}`),
    }));
    const wanted = words.trim().toLowerCase();
    const named = [...fixed, ...found].filter((item) => item.label.toLowerCase().includes(wanted));
    return [...named, ...asked];
  }, [m, router, onClose, onKeys, isOwners, documents.data, runs.data, words]);
  return { commands, error: documents.error ?? runs.error };
}

type Place = { id: string; icon: IconName; label: string; href: string };

/** Where the palette leads; from the owners' pages not into a court room. */
function places({ nav }: Messages, isOwners: boolean): Place[] {
  const trials: Place = { id: "trials", icon: "scales", label: nav.trials, href: "/trials" };
  return [
    { id: "ask", icon: "quote", label: nav.ask, href: "/" },
    { id: "documents", icon: "doc", label: nav.documents, href: "/documents" },
    ...(isOwners ? [] : [trials]),
    { id: "proposals", icon: "inbox", label: nav.proposals, href: "/proposals" },
    { id: "settings", icon: "gear", label: nav.settings, href: "/settings" },
  ];
}
