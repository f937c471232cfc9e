"use client";

import { useRouter } from "next/navigation";
import { exportFormats, exportPath } from "@/components/api/exchange-api";
import { replayRun } from "@/components/api/runs-api";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useCopy } from "@/components/base/use-copy";
import { compareHref } from "@/components/compare/compare-href";
import { useMessages } from "@/components/messages/messages-provider";
import { type OpenPanel, usePanels } from "@/components/panels/panel-context";
import { pageLink } from "@/components/run/address";
import { useRun } from "@/components/run/run-context";
import type { PageCommand } from "@/components/shell/page-commands";

type Options = {
  /** The page of a replay. */
  hrefOf: (runId: string) => string;
  /** The step at which a panel opens for what is selected; null is the run as a whole. */
  panelOf: (selectedId: string | null, kind: OpenPanel["kind"]) => string | null;
  onFollow: () => void;
};

/** What the pages of runs and trials both can do. */
export function useSharedCommands({ hrefOf, panelOf, onFollow }: Options): PageCommand[] {
  const { m, locale } = useMessages();
  const words = m.commands;
  const router = useRouter();
  const toast = useToast();
  const copy = useCopy();
  const panels = usePanels();
  const { runId, whole, selection, filter, setFilter } = useRun();
  const { summary } = whole;
  if (!panels || !summary) return [];
  const spanId = selection?.kind === "span" ? selection.id : null;
  const replay = () =>
    replayRun(runId).then(
      (begun) => router.push(hrefOf(begun.runId)),
      (error: unknown) => toast({ text: errorText(error), kind: "error" }),
    );
  const { origin } = summary;
  const commands: (PageCommand | false)[] = [
    panels.canFork && {
      ...{ id: "fork", icon: "fork", keys: "r" },
      label: spanId === null ? words.forkWhole : words.forkHere,
      run: () => panels.show({ kind: "fork", spanId: panelOf(spanId, "fork") }),
    },
    {
      ...{ id: "annotate", icon: "comment", keys: "m" },
      label: spanId === null ? words.annotateWhole : words.annotate,
      run: () => panels.show({ kind: "notes", spanId: panelOf(spanId, "notes") }),
    },
    panels.canFork && {
      ...{ id: "replay", icon: "replay", label: words.replay },
      run: () => void replay(),
    },
    origin !== null && {
      ...{ id: "compare", icon: "half", label: words.compareOriginal },
      run: () => router.push(compareHref(origin.runId, runId)),
    },
    {
      ...{ id: "compare-other", icon: "swap", label: words.compareOther },
      run: () => router.push(compareHref(runId, null)),
    },
    panels.annotated.size > 0 && {
      ...{ id: "annotated", icon: "filter" },
      label: filter.annotated === "any" ? words.onlyAnnotated : words.allSteps,
      run: () => setFilter({ annotated: filter.annotated === "any" ? "yes" : "any" }),
    },
    summary.endedAt === null && {
      ...{ id: "follow", icon: "down", label: m.keys.follow, keys: "f" },
      run: onFollow,
    },
    ...exportFormats.map((format) => ({
      ...{ id: `export-${format}`, icon: "down" as const },
      label: `${m.exchange.export}: ${m.exchange.formats[format].name}`,
      run: () => download(exportPath(runId, format, locale)),
    })),
    {
      ...{ id: "copy", icon: "link", label: words.copyLink, keys: "y" },
      run: () => void copy(pageLink(), m.document.linkCopied),
    },
  ];
  return commands.filter((command) => command !== false);
}

/** The server names the file. */
function download(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}
