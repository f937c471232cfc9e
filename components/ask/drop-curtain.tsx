"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";

/** Shown while a file is dragged over the page: the whole page takes it. */
export function DropCurtain() {
  const { m } = useMessages();
  return (
    <div className="drop-curtain" role="status">
      <p>
        <Icon name="down" />
        {m.upload.release}
        <span className="muted">{m.upload.releaseNote}</span>
      </p>
    </div>
  );
}
