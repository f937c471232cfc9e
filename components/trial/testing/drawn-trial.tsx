/** The page of a trial as the server draws it, for tests of what stands on it. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { ToastProvider } from "@/components/base/toasts";
import { sampleTrialRunId } from "@/components/fixtures/sample-trial";
import { messagesOf } from "@/components/messages/locale";
import { MessagesProvider } from "@/components/messages/messages-provider";
import { TrialScreen } from "@/components/trial/trial-screen";
import type { Annotation } from "@/lib/trace/annotation";
import type { TraceEvent } from "@/lib/trace/event";
import type { Trial } from "@/lib/trace/trial";

const refuse = () => {
  throw new Error("A page that is only drawn goes nowhere.");
};

const router: AppRouterInstance = {
  ...{ back: refuse, forward: refuse, refresh: refuse, push: refuse },
  ...{ replace: refuse, prefetch: refuse, bfcacheId: "" },
};

type Options = {
  events: readonly TraceEvent[];
  /** What the address selects. */
  span?: string;
  /** What else the address says. */
  query?: Readonly<Record<string, string>>;
  notes?: readonly Annotation[];
};

export function drawTrial({ events, span, query = {}, notes = [] }: Options): string {
  const client = new QueryClient();
  client.setQueryData(["annotations", sampleTrialRunId], notes);
  const address = new URLSearchParams(span === undefined ? query : { ...query, span });
  return renderToStaticMarkup(
    <AppRouterContext value={router}>
      <SearchParamsContext value={address}>
        <QueryClientProvider client={client}>
          <MessagesProvider messages={messagesOf("en")} locale="en">
            <ToastProvider>
              <TrialScreen
                {...{ events, trial, runId: sampleTrialRunId, isLong: false, runs: [] }}
              />
            </ToastProvider>
          </MessagesProvider>
        </QueryClientProvider>
      </SearchParamsContext>
    </AppRouterContext>,
  );
}

const trial: Trial = {
  ...{ id: "sample-trial", state: "tried", source: "pasted", arm: "court" },
  ...{ title: "Rename retryLimit to maxAttempts", body: "", author: null, url: null },
  ...{ repository: null, mergedAt: null, createdAt: 0, endedAt: null },
  ...{ runId: sampleTrialRunId, runIds: [sampleTrialRunId], reason: "", cases: [] },
  ...{ baseSha: null, mergeSha: null, patchSha256: null, funnel: { state: "tried", steps: [] } },
};
