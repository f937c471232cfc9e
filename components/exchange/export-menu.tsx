"use client";

import dynamic from "next/dynamic";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { Popover } from "@/components/base/popover";
import { useMessages } from "@/components/messages/messages-provider";

const ExportList = dynamic(
  () => patiently(() => import("./export-list")).then((part) => part.ExportList),
  { loading: () => null },
);

/** Takes a run out in one of four formats, or onto the clipboard. */
export function ExportMenu({ runId }: { runId: string }) {
  const { m } = useMessages();
  return (
    <Popover
      button={
        <>
          <Icon name="down" />
          {m.exchange.export}
        </>
      }
      label={m.exchange.exportLabel}
      className="btn"
      align="end"
    >
      {(close) => <ExportList runId={runId} onDone={close} />}
    </Popover>
  );
}
