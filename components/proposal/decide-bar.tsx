"use client";

import { type RefObject, useEffect, useRef } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { Proposal, ProposalDecision } from "@/lib/trace/proposal";
import type { DecideMenu } from "./decide-menu";
import { DeclineMenu } from "./decline-menu";
import { GiveMenu } from "./give-menu";
import { MoreMenu } from "./more-menu";
import { SnoozeMenu } from "./snooze-menu";

type Props = {
  proposal: Proposal;
  menu: DecideMenu | null;
  onMenu: (menu: DecideMenu | null) => void;
  onDecide: (decision: ProposalDecision) => void;
  onEdit: () => void;
  isBusy: boolean;
};

/** The five things an owner can do, always in this order; on a phone the first three stand at the thumb. */
export function DecideBar({ proposal, menu, onMenu, onDecide, onEdit, isBusy }: Props) {
  const { m } = useMessages();
  const words = m.proposal.actions;
  const bar = useRef<HTMLDivElement>(null);
  useClosing(bar, menu, onMenu);
  const canEdit = proposal.edits.length > 0;
  const toggle = (name: DecideMenu) => onMenu(menu === name ? null : name);
  return (
    // biome-ignore lint/a11y/useSemanticElements: A fieldset would take the layout of the row away.
    <div ref={bar} className="decide" role="group" aria-label={words.label}>
      <button
        type="button"
        className="btn pri big"
        aria-keyshortcuts="a"
        disabled={!canEdit || isBusy}
        onClick={() => onDecide({ action: "accept" })}
      >
        <Icon name="check" />
        {words.accept} <kbd>A</kbd>
      </button>
      <button
        type="button"
        className="btn big"
        aria-keyshortcuts="e"
        disabled={!canEdit || isBusy}
        onClick={onEdit}
      >
        <Icon name="pen" />
        {words.edit} <kbd>E</kbd>
      </button>
      <span className="menu-holder">
        <button
          type="button"
          className="btn big"
          aria-keyshortcuts="n"
          aria-haspopup="dialog"
          aria-expanded={menu === "decline"}
          disabled={isBusy}
          onClick={() => toggle("decline")}
        >
          {words.decline} <kbd>N</kbd>
        </button>
        {menu === "decline" && <DeclineMenu onDecide={onDecide} />}
      </span>
      <span className="menu-holder later">
        <button
          type="button"
          className="btn big"
          aria-keyshortcuts="s"
          aria-haspopup="dialog"
          aria-expanded={menu === "snooze"}
          disabled={isBusy}
          onClick={() => toggle("snooze")}
        >
          <Icon name="clock" />
          {words.snooze} <kbd>S</kbd>
        </button>
        {menu === "snooze" && <SnoozeMenu onDecide={onDecide} />}
      </span>
      <span className="menu-holder later">
        <button
          type="button"
          className="btn big"
          aria-keyshortcuts="g"
          aria-haspopup="dialog"
          aria-expanded={menu === "give"}
          disabled={isBusy}
          onClick={() => toggle("give")}
        >
          <Icon name="user" />
          {words.give} <kbd>G</kbd>
        </button>
        {menu === "give" && <GiveMenu onDecide={onDecide} />}
      </span>
      <span className="menu-holder more">
        <button
          type="button"
          className="btn big icon"
          aria-label={words.more}
          aria-haspopup="dialog"
          aria-expanded={menu === "more"}
          onClick={() => toggle("more")}
        >
          <Icon name="more" />
        </button>
        {menu === "more" && <MoreMenu onMenu={onMenu} />}
      </span>
    </div>
  );
}

/** A press outside or Escape closes the open menu. */
function useClosing(
  bar: RefObject<HTMLDivElement | null>,
  menu: DecideMenu | null,
  onMenu: (menu: DecideMenu | null) => void,
): void {
  useEffect(() => {
    if (menu === null) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !bar.current?.contains(event.target)) onMenu(null);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") onMenu(null);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("keydown", onKey);
    };
  }, [bar, menu, onMenu]);
}
