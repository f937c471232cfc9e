"use client";

import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useDeferredValue, useMemo } from "react";
import { listDocuments } from "@/components/api/documents-api";
import { listProposals } from "@/components/api/proposals-api";
import { listRepositories } from "@/components/api/repositories-api";
import { listRuns } from "@/components/api/runs-api";
import { listTrials } from "@/components/api/trials-api";
import type { IconName } from "@/components/base/icon";
import { localeCookie } from "@/components/messages/cookies";
import type { Messages } from "@/components/messages/en";
import { useMessages } from "@/components/messages/messages-provider";
import { type PageCommand, useFindPageCommands } from "./page-commands";
import { setCookie, setTheme, type Theme, themes } from "./theme";

export type Command = PageCommand & { group: string };

const MOST_OF_A_KIND = 8;

const themeIcons: Record<Theme, IconName> = { system: "half", light: "sun", dark: "moon" };

/**
 * Everything that the palette offers for these words: the page's own first, then places, then what is stored. The
 * latter comes after a while and behind the rest, so that the first command is the one that is read.
 */
export function useCommands(words: string, onClose: () => void, onKeys: () => void) {
  const { m, locale } = useMessages();
  const router = useRouter();
  const isOwners = usePathname().startsWith("/proposals");
  const findOnPage = useFindPageCommands();
  const stored = useStored(useDeferredValue(words).trim(), isOwners);
  const commands = useMemo<Command[]>(() => {
    const closing = (run: () => void) => () => {
      onClose();
      run();
    };
    const go = (href: string) => closing(() => router.push(href));
    const speak = (language: string) =>
      closing(() => {
        setCookie(localeCookie, language);
        router.refresh();
      });
    const page = findOnPage(words).map((one) => ({
      ...one,
      group: m.commands.groupPage,
      run: closing(one.run),
    }));
    const fixed: Command[] = [
      ...places(m, isOwners).map(({ href, ...place }) => ({
        ...place,
        group: m.palette.groupGo,
        run: go(href),
      })),
      {
        id: "keys",
        group: m.palette.groupDo,
        icon: "info",
        label: m.palette.keys,
        keys: "?",
        run: onKeys,
      },
      ...themes.map((theme) => ({
        ...{ id: theme, group: m.theme.label, icon: themeIcons[theme], label: m.theme[theme] },
        run: closing(() => setTheme(theme)),
      })),
      ...languages
        .filter(({ id }) => id !== locale)
        .map(({ id, label }) => ({
          ...{ id, group: m.settings.language, icon: "quote" as const, label },
          run: speak(id),
        })),
    ];
    const found = stored.items(m).map(({ href, ...item }) => ({ ...item, run: go(href) }));
    const wanted = words.trim().toLowerCase();
    const isNamed = ({ label }: { label: string }) => label.toLowerCase().includes(wanted);
    return [...page.filter(isNamed), ...fixed.filter(isNamed), ...found];
  }, [words, findOnPage, m, locale, router, onClose, onKeys, isOwners, stored]);
  return { commands, error: stored.error };
}

const languages = [
  { id: "en", label: "English" },
  { id: "ja", label: "日本語" },
];

type StoredItem = { id: string; group: string; icon: IconName; label: string; href: string };

/** What is kept under these words. From the owners' pages nothing leads into a court room. */
function useStored(words: string, isOwners: boolean) {
  const limit = MOST_OF_A_KIND;
  const search = words;
  return useQueries({
    queries: [
      { queryKey: ["documents"], queryFn: ({ signal }) => listDocuments(signal) },
      {
        queryKey: ["runs", "palette", words],
        queryFn: ({ signal }) => listRuns({ search, limit }, signal),
      },
      {
        queryKey: ["trials", "palette", words],
        queryFn: ({ signal }) => listTrials({ search, limit }, signal),
        enabled: !isOwners,
      },
      {
        queryKey: ["repositories"],
        queryFn: ({ signal }) => listRepositories(signal),
        enabled: !isOwners,
      },
      {
        queryKey: ["proposals", "palette"],
        queryFn: ({ signal }) => listProposals({ state: "open", limit: 50, owners: false }, signal),
      },
    ],
    combine: ([documents, runs, trials, repositories, notices]) => ({
      error: firstError([documents, runs, trials, repositories, notices]),
      items: (m: Messages): StoredItem[] => {
        const named = <T>(all: readonly T[] | undefined, labelOf: (one: T) => string) =>
          (all ?? [])
            .filter((one) => labelOf(one).toLowerCase().includes(words.toLowerCase()))
            .slice(0, limit);
        return [
          ...named(documents.data, ({ name }) => name).map(({ id, name }) => ({
            ...{ id: `document-${id}`, group: m.palette.groupDocuments, icon: "doc" as const },
            ...{ label: name, href: `/documents/${id}` },
          })),
          ...(runs.data?.runs ?? []).map(({ id, question }) => ({
            ...{ id: `run-${id}`, group: m.palette.groupRuns, icon: "list" as const },
            ...{ label: question, href: `/runs/${id}` },
          })),
          ...(trials.data?.trials ?? []).map(({ id, title }) => ({
            ...{ id: `trial-${id}`, group: m.commands.groupTrials, icon: "scales" as const },
            ...{ label: title, href: `/trials/${id}` },
          })),
          ...named(repositories.data, ({ name }) => name).map(({ id, name }) => ({
            ...{ id: `repository-${id}`, group: m.commands.groupRepositories },
            ...{ icon: "code" as const, label: name, href: `/repositories/${id}` },
          })),
          ...named(notices.data?.proposals, ({ title }) => title).map(({ id, title }) => ({
            ...{ id: `notice-${id}`, group: m.commands.groupNotices, icon: "inbox" as const },
            ...{ label: title, href: `/proposals/${id}` },
          })),
        ];
      },
    }),
  });
}

function firstError(results: readonly Pick<UseQueryResult, "error">[]): Error | null {
  return results.find(({ error }) => error)?.error ?? null;
}

type Place = { id: string; icon: IconName; label: string; href: string };

function places({ nav, commands, exchange, insights }: Messages, isOwners: boolean): Place[] {
  const ofCourt: Place[] = [
    { id: "trials", icon: "scales", label: nav.trials, href: "/trials" },
    { id: "repositories", icon: "code", label: commands.repositories, href: "/repositories" },
    { id: "insights", icon: "chart", label: insights.title, href: "/insights" },
  ];
  return [
    { id: "ask", icon: "quote", label: nav.ask, href: "/" },
    { id: "documents", icon: "doc", label: nav.documents, href: "/documents" },
    { id: "open", icon: "upload", label: exchange.open.title, href: "/open" },
    ...(isOwners ? [] : ofCourt),
    { id: "proposals", icon: "inbox", label: nav.proposals, href: "/proposals" },
    { id: "settings", icon: "gear", label: nav.settings, href: "/settings" },
  ];
}
