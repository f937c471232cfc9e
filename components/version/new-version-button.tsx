"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { ApiError } from "@/components/api/api-error";
import { versionsPath } from "@/components/api/documents-api";
import { uploadDocument } from "@/components/api/upload-document";
import { Icon } from "@/components/base/icon";
import { errorText, ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";

type Order = { file: File; isConfirmed: boolean };

/** Uploads a file as the document's next version and opens it. What looks like another document is asked about first. */
export function NewVersionButton({ documentId }: { documentId: string }) {
  const { m } = useMessages();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: ({ file, isConfirmed }: Order) =>
      uploadDocument({
        file,
        path: versionsPath(documentId, isConfirmed),
        onProgress: () => {},
        signal: new AbortController().signal,
      }),
    onSuccess: ({ id }) => {
      router.push(`/documents/${id}`);
      router.refresh();
    },
  });
  const { error, variables } = upload;
  const isQuestion = error instanceof ApiError && error.kind === "needs-confirmation";
  return (
    <>
      <input
        ref={input}
        className="sr-only"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) upload.mutate({ file, isConfirmed: false });
          event.target.value = "";
        }}
      />
      <button
        type="button"
        className="btn"
        disabled={upload.isPending}
        onClick={() => input.current?.click()}
      >
        <Icon name="upload" />
        {upload.isPending ? m.verification.versions.adding : m.verification.versions.add}
      </button>
      {isQuestion && variables && (
        <div className="notice k-repair w-full" role="alert">
          <Icon name="question" />
          <div className="min-w-0">
            <p>{errorText(error)}</p>
            <p className="mt-2 flex flex-wrap gap-2">
              <button
                type="button"
                className="btn"
                onClick={() => upload.mutate({ ...variables, isConfirmed: true })}
              >
                {m.verification.versions.confirm}
              </button>
              <button type="button" className="btn ghost" onClick={() => upload.reset()}>
                {m.common.cancel}
              </button>
            </p>
          </div>
        </div>
      )}
      {error && !isQuestion && <ProblemNote error={error} />}
    </>
  );
}
