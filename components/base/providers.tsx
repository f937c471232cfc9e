"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiError } from "@/components/api/api-error";
import type { Messages } from "@/components/messages/en";
import { MessagesProvider } from "@/components/messages/messages-provider";
import { ToastProvider } from "./toasts";

const MAX_RETRIES = 2;

/** A refusal will be the same the next time; a server that does not answer may come back. */
function shouldRetry(failures: number, error: unknown): boolean {
  if (error instanceof ApiError && error.status >= 400 && error.status < 500) return false;
  return failures < MAX_RETRIES;
}

type Props = { messages: Messages; locale: string; children: ReactNode };

export function Providers({ messages, locale, children }: Props) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: shouldRetry, staleTime: 5_000 } },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <MessagesProvider messages={messages} locale={locale}>
        <ToastProvider>{children}</ToastProvider>
      </MessagesProvider>
    </QueryClientProvider>
  );
}
