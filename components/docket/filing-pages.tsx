"use client";

import { FilePicker } from "@/components/base/file-picker";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatBytes } from "@/lib/format/size";
import type { FilingForm } from "./filing-form";

type Props = {
  form: FilingForm;
  repositories: readonly { id: string; name: string }[];
  onChange: (part: Partial<FilingForm>) => void;
  onFiles: (files: File[]) => void;
};

/** What the change is held against: the pages of a repository, or those that come with it. */
export function FilingPages({ form, repositories, onChange, onFiles }: Props) {
  const { m } = useMessages();
  const words = m.trial.filing;
  return (
    <section className="card" aria-labelledby="filing-pages">
      <h2 id="filing-pages">{words.pages}</h2>
      {repositories.length > 0 && (
        <label className="grid gap-1">
          <span>{words.repository}</span>
          <select
            className="field"
            value={form.repositoryId ?? ""}
            onChange={(event) => onChange({ repositoryId: event.target.value || null })}
          >
            <option value="">{words.repositoryNone}</option>
            {repositories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {form.pages.length === 0 && form.repositoryId === null && (
        <p className="muted">{words.pagesNone}</p>
      )}
      <ul className="filing-pages">
        {form.pages.map(({ path, text }) => (
          <li key={path}>
            <Icon name="doc" />
            <span className="mono min-w-0 flex-1 truncate">{path}</span>
            <span className="muted">{formatBytes(text.length)}</span>
            <button
              type="button"
              className="btn ghost icon sm"
              aria-label={fill(words.remove, { path })}
              onClick={() => onChange({ pages: form.pages.filter((page) => page.path !== path) })}
            >
              <Icon name="x" small />
            </button>
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-center gap-2">
        <FilePicker label={words.pagesUpload} isMany onFiles={onFiles} />
        <span className="muted text-[12px]">{words.pagesNote}</span>
      </p>
    </section>
  );
}
