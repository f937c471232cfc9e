"use client";

import { usePathname } from "next/navigation";
import { Sheet } from "@/components/base/sheet";
import { useCommandKey } from "@/components/base/use-command-key";
import type { Messages } from "@/components/messages/en";
import { useMessages } from "@/components/messages/messages-provider";

export function KeyList({ onClose }: { onClose: () => void }) {
  const { m } = useMessages();
  const command = useCommandKey();
  const path = usePathname();
  const rows: Row[] = [
    [[command, "K"], m.keys.palette],
    ...pageRows(path, m, command),
    [["y"], m.keys.copyLink],
    [["?"], m.keys.list],
    [["esc"], m.keys.close],
  ];
  return (
    <Sheet title={m.keys.title} onClose={onClose}>
      <dl className="grid grid-cols-[140px_1fr] gap-x-4 gap-y-2 p-4">
        {rows.map(([keys, what]) => (
          <div key={what} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="muted border-t border-line px-4 py-2 text-[12px]">{m.keys.note}</p>
    </Sheet>
  );
}

type Row = [keys: string[], what: string];

/** The keys of the page one is on: the owners' pages have their own. */
function pageRows(path: string, m: Messages, command: string): Row[] {
  if (path.startsWith("/proposals"))
    return [
      [["a"], m.proposal.keys.accept],
      [["e"], m.proposal.keys.edit],
      [["n", "1"], m.proposal.keys.decline],
      [["s"], m.proposal.keys.snooze],
      [["g"], m.proposal.keys.give],
      [["j", "k"], m.proposal.keys.move],
      [["u"], m.proposal.keys.undo],
    ];
  if (path.startsWith("/trials"))
    return [
      [["j", "k"], m.keys.step],
      [["e", "E"], m.trial.steps.keyExhibit],
      [["r"], m.trial.actions.fork],
      [["1", "5"], m.trial.steps.keyJuror],
      [["↑", "↓", "←", "→"], m.keys.tree],
    ];
  return [
    [[command, "↵"], m.keys.ask],
    [["j", "k"], m.keys.step],
    [["[", "]"], m.keys.iteration],
    [["c", "C"], m.keys.claim],
    [["↑", "↓", "←", "→"], m.keys.tree],
    [["/"], m.keys.find],
    [["n", "N"], m.keys.hits],
    [["f"], m.keys.follow],
    [["r"], m.keys.fork],
    [["v"], m.verification.button],
  ];
}
