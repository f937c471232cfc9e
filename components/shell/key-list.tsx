"use client";

import { usePathname } from "next/navigation";
import { Sheet } from "@/components/base/sheet";
import { useCommandKey } from "@/components/base/use-command-key";
import { useMessages } from "@/components/messages/messages-provider";
import { keyGroups } from "./key-groups";

/** Every key by the screen where it holds; those of the page one is on come first. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const { m } = useMessages();
  const command = useCommandKey();
  const groups = keyGroups(usePathname(), m, command);
  return (
    <Sheet title={m.keys.title} onClose={onClose}>
      <div className="grid gap-x-8 gap-y-4 p-4">
        {groups.map(({ title, rows }) => (
          <section key={title}>
            <h3 className="over mb-1">{title}</h3>
            <dl className="grid grid-cols-[140px_1fr] gap-x-4 gap-y-1.5">
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
          </section>
        ))}
      </div>
      <p className="muted border-t border-line px-4 py-2 text-[12px]">{m.keys.note}</p>
    </Sheet>
  );
}
