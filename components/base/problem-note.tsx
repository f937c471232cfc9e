"use client";

import { ApiError } from "@/components/api/api-error";
import { useMessages } from "@/components/messages/messages-provider";
import { Icon } from "./icon";

type Props = { error: unknown; onRetry?: () => void };

/** A failure where the reader looks for the thing that failed. */
export function ProblemNote({ error, onRetry }: Props) {
  const { m } = useMessages();
  const title = error instanceof ApiError ? error.title : m.problem.title;
  return (
    <div className="notice k-error" role="alert">
      <Icon name="alert" />
      <p className="flex-1">
        <b>{title}.</b> {errorText(error)}
      </p>
      {onRetry && (
        <button type="button" className="btn" onClick={onRetry}>
          {m.common.retry}
        </button>
      )}
    </div>
  );
}

export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
