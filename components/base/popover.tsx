"use client";

import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";

/** Room left between the panel and the edge of the window, in CSS pixels. */
const EDGE = 8;

type Props = {
  /** What the button says. */
  button: ReactNode;
  /** Names the panel. */
  label: string;
  className?: string;
  align?: "start" | "end";
  children: (close: () => void) => ReactNode;
};

/** A small panel below a button. A press outside, Escape, or leaving it by Tab closes it. */
export function Popover({
  button,
  label,
  className = "btn ghost",
  align = "start",
  children,
}: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  // With every render: what is chosen in it may move the button that it hangs on.
  useLayoutEffect(() => {
    if (!isOpen || !panel.current) return;
    panel.current.style.translate = "";
    const { left, right } = panel.current.getBoundingClientRect();
    const shift = left < EDGE ? EDGE - left : Math.min(0, window.innerWidth - EDGE - right);
    if (shift !== 0) panel.current.style.translate = `${shift}px 0`;
  });
  useEffect(() => {
    if (!isOpen) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Only Escape is caught here, from whatever inside has the focus.
    <div
      ref={frame}
      className="relative"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={opener}
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      {isOpen && (
        <div
          ref={panel}
          id={id}
          role="dialog"
          aria-label={label}
          className={`popover top-full mt-1 max-md:fixed max-md:inset-x-3 max-md:top-auto max-md:bottom-3 ${align === "end" ? "right-0" : "left-0"}`}
        >
          {children(close)}
        </div>
      )}
    </div>
  );
}
