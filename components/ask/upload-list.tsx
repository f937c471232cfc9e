"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { UploadState } from "./use-uploads";

type Props = { uploads: readonly UploadState[]; onDismiss: (id: number) => void };

export function UploadList({ uploads, onDismiss }: Props) {
  const { m } = useMessages();
  if (uploads.length === 0) return null;
  return (
    <ul className="grid gap-2 py-2" aria-live="polite">
      {uploads.map((upload) => (
        <li key={upload.id}>
          {upload.error === null ? (
            <Progress upload={upload} onDismiss={onDismiss} />
          ) : (
            <div className="notice k-error" role="alert">
              <Icon name="alert" />
              <p className="min-w-0 flex-1 text-[12px]">
                <b>
                  {m.upload.failed}: {upload.name}.
                </b>{" "}
                {upload.error}
              </p>
              <button
                type="button"
                className="btn ghost icon sm"
                aria-label={m.common.dismiss}
                onClick={() => onDismiss(upload.id)}
              >
                <Icon name="x" small />
              </button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Progress({ upload, onDismiss }: { upload: UploadState; onDismiss: (id: number) => void }) {
  const { m } = useMessages();
  const percent = Math.floor(upload.share * 100);
  const text =
    percent >= 100
      ? `${upload.name}: ${m.upload.reading}`
      : fill(m.upload.progress, { name: upload.name, percent });
  return (
    <div className="text-[12px]">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate">{text}</span>
        <button
          type="button"
          className="btn ghost icon sm"
          aria-label={fill(m.upload.cancel, { name: upload.name })}
          onClick={() => onDismiss(upload.id)}
        >
          <Icon name="x" small />
        </button>
      </div>
      <div
        className="progress"
        role="progressbar"
        aria-label={text}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
