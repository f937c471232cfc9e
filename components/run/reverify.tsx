"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Icon } from "@/components/base/icon";
import { useKeys } from "@/components/base/use-keys";
import { useMessages } from "@/components/messages/messages-provider";

const ReverifyPanel = dynamic(() => import("./reverify-panel").then((part) => part.ReverifyPanel));

/** Checks the answer again, as often as one asks for it. */
export function Reverify() {
  const { m } = useMessages();
  const [asked, setAsked] = useState(0);
  const ask = () => {
    setAsked((before) => before + 1);
    return true;
  };
  useKeys((key) => key === "v" && ask());
  return (
    <section className="mt-4" aria-label={m.verification.button}>
      <button
        type="button"
        className="btn"
        aria-keyshortcuts="v"
        title={m.verification.note}
        onClick={ask}
      >
        <Icon name="shield" />
        {m.verification.button}
      </button>
      <div aria-live="polite">{asked > 0 && <ReverifyPanel key={asked} />}</div>
    </section>
  );
}
