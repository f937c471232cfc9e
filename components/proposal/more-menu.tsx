"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { DecideMenu } from "./decide-menu";

/** On a phone: what has no place at the thumb. */
export function MoreMenu({ onMenu }: { onMenu: (menu: DecideMenu) => void }) {
  const { m } = useMessages();
  return (
    <div className="menu menu-end" role="dialog" aria-label={m.proposal.actions.more}>
      <button type="button" onClick={() => onMenu("snooze")}>
        <span className="flex items-center gap-2">
          <Icon name="clock" />
          {m.proposal.actions.snooze}
        </span>
      </button>
      <button type="button" onClick={() => onMenu("give")}>
        <span className="flex items-center gap-2">
          <Icon name="user" />
          {m.proposal.actions.give}
        </span>
      </button>
    </div>
  );
}
