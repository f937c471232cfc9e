"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { Icon } from "./icon";

export type Toast = {
  text: string;
  /** A note takes the place of an earlier one with the same key. */
  key?: string;
  kind?: "plain" | "error";
  action?: { label: string; run: () => void };
};

type Shown = Toast & { id: number };

const PLAIN_MS = 6_000;
const ACTION_MS = 12_000;

const ToastContext = createContext<((toast: Toast) => void) | null>(null);

/** Short notes about what just happened, with undo where it can be undone. Errors stay until they are dismissed. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { m } = useMessages();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const dismiss = useCallback((id: number) => {
    setShown((before) => before.filter((toast) => toast.id !== id));
  }, []);
  const show = useCallback(
    (toast: Toast) => {
      const id = nextId();
      setShown((before) => {
        const others = before.filter(({ key }) => key === undefined || key !== toast.key);
        return [...others.slice(-3), { ...toast, id }];
      });
      if (toast.kind !== "error")
        setTimeout(() => dismiss(id), toast.action ? ACTION_MS : PLAIN_MS);
    },
    [dismiss],
  );
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext value={value}>
      {children}
      <ul className="toasts" aria-live="polite">
        {shown.map((toast) => (
          <li key={toast.id} className={toast.kind === "error" ? "k-error" : "k-plain"}>
            {toast.kind === "error" && <Icon name="alert" />}
            <span className="flex-1">{toast.text}</span>
            {toast.action && (
              <button
                type="button"
                className="btn"
                onClick={() => {
                  toast.action?.run();
                  dismiss(toast.id);
                }}
              >
                {toast.action.label}
              </button>
            )}
            <button
              type="button"
              className="btn ghost icon"
              aria-label={m.common.dismiss}
              onClick={() => dismiss(toast.id)}
            >
              <Icon name="x" small />
            </button>
          </li>
        ))}
      </ul>
    </ToastContext>
  );
}

let lastId = 0;
function nextId(): number {
  lastId += 1;
  return lastId;
}

export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it.");
  return show;
}
