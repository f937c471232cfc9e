"use client";

import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { Sheet } from "@/components/base/sheet";
import { useMessages } from "@/components/messages/messages-provider";
import { useCommands } from "./use-commands";

type Props = { onClose: () => void; onKeys: () => void };

const MAX_SHOWN = 60;

/** Finds what can be done and where one can go, by a few letters of its name. */
export function CommandPalette({ onClose, onKeys }: Props) {
  const { m } = useMessages();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const { commands, error } = useCommands(words, onClose, onKeys);
  const shown = commands.slice(0, MAX_SHOWN);
  const selected = shown[Math.min(at, shown.length - 1)];
  const chosenId = selected ? `${listId}-${selected.id}` : undefined;
  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView({ block: "nearest" });
  }, [chosenId]);
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
          aria-activedescendant={chosenId}
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
              {command.keys && <kbd>{command.keys}</kbd>}
            </div>
          ))}
          {shown.length === 0 && <p className="muted p-3">{m.palette.none}</p>}
        </div>
      </div>
    </Sheet>
  );
}
