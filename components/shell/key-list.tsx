"use client";

import { Sheet } from "@/components/base/sheet";
import { useCommandKey } from "@/components/base/use-command-key";
import { useMessages } from "@/components/messages/messages-provider";

export function KeyList({ onClose }: { onClose: () => void }) {
  const { m } = useMessages();
  const command = useCommandKey();
  const rows: [string[], string][] = [
    [[command, "K"], m.keys.palette],
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
