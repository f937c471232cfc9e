"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";

const ChooseRun = dynamic(() => import("./choose-run").then((part) => part.ChooseRun));

/** Opens the choice of what a run is compared with. */
export function CompareButton({ runId }: { runId: string }) {
  const { m } = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        <Icon name="swap" />
        {m.compare.button}
      </button>
      {isOpen && <ChooseRun runId={runId} onClose={() => setOpen(false)} />}
    </>
  );
}
