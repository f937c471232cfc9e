"use client";

import { Popover } from "@/components/base/popover";
import { useMessages } from "@/components/messages/messages-provider";

type Props = { isBusy: boolean; onRemove: () => void };

/** Asks once more: what a repository had cannot be brought back from here. */
export function RemoveRepository({ isBusy, onRemove }: Props) {
  const { m } = useMessages();
  const words = m.repository.view;
  return (
    <Popover button={words.remove} label={words.remove} className="btn" align="end">
      {(close) => (
        <div className="grid gap-2 whitespace-normal">
          <p>{words.removeSure}</p>
          <p className="flex gap-2">
            <button type="button" className="btn pri" disabled={isBusy} onClick={onRemove}>
              {words.remove}
            </button>
            <button type="button" className="btn" onClick={close}>
              {m.common.cancel}
            </button>
          </p>
        </div>
      )}
    </Popover>
  );
}
