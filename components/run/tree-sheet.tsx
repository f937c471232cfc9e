"use client";

import { type ReactNode, useState } from "react";
import { Icon } from "@/components/base/icon";
import { Sheet } from "@/components/base/sheet";
import { useMessages } from "@/components/messages/messages-provider";

type Props = {
  title: string;
  /** Given what closes the sheet: whoever goes to a step wants to see it. */
  children: (close: () => void) => ReactNode;
};

/** On a narrow screen the tree has no column: a button opens it over the page. */
export function TreeSheet({ title, children }: Props) {
  const { m } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="btn sm steps-opener" onClick={() => setOpen(true)}>
        <Icon name="list" small />
        {m.viewer.sheet}
      </button>
      {isOpen && (
        <Sheet title={title} onClose={close}>
          <div className="tree-sheet">{children(close)}</div>
        </Sheet>
      )}
    </>
  );
}
