"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { Icon } from "./icon";

type Props = { title: string; onClose: () => void; children: ReactNode; bare?: boolean };

/** A modal dialog. Mount it to open it; the browser keeps the focus inside and gives it back. */
export function Sheet({ title, onClose, children, bare = false }: Props) {
  const { m } = useMessages();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog natively; the click is on its backdrop.
    <dialog
      ref={ref}
      className="sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      {bare ? (
        <h2 id={titleId} className="sr-only">
          {title}
        </h2>
      ) : (
        <header className="flex items-center gap-2 border-b border-line px-4 py-2">
          <h2 id={titleId} className="flex-1 text-[14px]">
            {title}
          </h2>
          <button
            type="button"
            className="btn ghost icon"
            aria-label={m.common.close}
            onClick={onClose}
          >
            <Icon name="x" />
          </button>
        </header>
      )}
      {children}
    </dialog>
  );
}
