"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import {
  refreshRepository,
  removeRepository,
  uploadPages,
} from "@/components/api/repositories-api";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useNow } from "@/components/base/use-now";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { RepositoryView } from "@/lib/trace/repository";
import { FolderPicker } from "./folder-picker";
import { HookSection } from "./hook-section";
import { OwnedPages } from "./owned-pages";
import { ReadWhen } from "./read-when";
import { RemoveRepository } from "./remove-repository";
import { RepositorySettings } from "./repository-settings";
import { sourceName } from "./source-name";

const REVISION_CHARS = 10;

/** One repository: what could not be read, its settings, its webhook, its pages with owner and rule. */
export function RepositoryScreen({ initial }: { initial: RepositoryView }) {
  const { m } = useMessages();
  const words = m.repository.view;
  const [view, setView] = useState(initial);
  const toast = useToast();
  const router = useRouter();
  const now = useNow(60_000);
  const onError = (error: unknown) => toast({ text: errorText(error), kind: "error" });
  const refresh = useMutation({
    mutationFn: () => refreshRepository(view.id),
    onSuccess: setView,
    onError,
  });
  const upload = useMutation({
    mutationFn: (files: readonly File[]) => uploadPages(view.id, files),
    onSuccess: setView,
    onError,
  });
  const remove = useMutation({
    mutationFn: () => removeRepository(view.id),
    onSuccess: () => {
      toast({ text: fill(words.removed, { name: view.name }) });
      router.push("/repositories");
    },
    onError,
  });
  const isUpload = view.source.kind === "upload";
  return (
    <main id="main" className="mx-auto grid w-full max-w-[960px] gap-4 px-4 py-6 sm:py-9">
      <header className="flex flex-wrap items-end gap-3">
        <div className="min-w-[240px] flex-1">
          <p className="crumb">
            <Link href="/repositories">{m.repository.title}</Link>
          </p>
          <h1 className="break-words">{view.name}</h1>
          <p className="text-ink-2">
            {m.repository.kinds[view.source.kind]}{" "}
            <span className="mono text-[12px]">{sourceName(view.source)}</span>{" "}
            <span className="muted">
              <ReadWhen readAt={view.readAt} now={now} />{" "}
              {view.revision !== null &&
                fill(words.at, { revision: view.revision.slice(0, REVISION_CHARS) })}
            </span>
          </p>
        </div>
        <Link className="btn" href={`/trials?repository=${view.id}`}>
          <Icon name="scales" />
          {words.docket}
        </Link>
        {!isUpload && (
          <button
            type="button"
            className="btn"
            disabled={refresh.isPending}
            onClick={() => refresh.mutate()}
          >
            <Icon name="replay" />
            {refresh.isPending ? words.refreshing : words.refresh}
          </button>
        )}
        <RemoveRepository isBusy={remove.isPending} onRemove={() => remove.mutate()} />
      </header>
      {isUpload && (
        <section className="card grid gap-2 p-4" aria-label={words.upload}>
          <h2>{upload.isPending ? words.refreshing : words.upload}</h2>
          <FolderPicker files={[]} onFiles={(files) => files.length > 0 && upload.mutate(files)} />
        </section>
      )}
      {view.problems.length > 0 && (
        <section className="notice k-repair" aria-label={words.problems}>
          <Icon name="alert" />
          <div className="min-w-0">
            <h2>{words.problems}</h2>
            <ul className="grid gap-1">
              {view.problems.map((problem) => (
                <li key={problem} className="break-words">
                  {problem}
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
      <OwnedPages pages={view.pages} />
      {view.hook && <HookSection hook={view.hook} />}
      <RepositorySettings view={view} onSaved={setView} />
    </main>
  );
}
