"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { useMessages } from "@/components/messages/messages-provider";

const ChooseRun = dynamic(
  () => patiently(() => import("./choose-run")).then((part) => part.ChooseRun),
  { loading: () => null },
);

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
