"use client";

import { useMutation } from "@tanstack/react-query";
import {
  type ExportFormat,
  exportFormats,
  exportPath,
  readMarkdown,
} from "@/components/api/exchange-api";
import { Icon, type IconName } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useCopy } from "@/components/base/use-copy";
import { useMessages } from "@/components/messages/messages-provider";

const icons: Record<ExportFormat, IconName> = {
  json: "down",
  markdown: "doc",
  html: "globe",
  otlp: "list",
};

type Props = { runId: string; onDone: () => void };

export function ExportList({ runId, onDone }: Props) {
  const { m, locale } = useMessages();
  const words = m.exchange;
  const copy = useCopy();
  const toast = useToast();
  const markdown = useMutation({
    mutationFn: () => readMarkdown(runId, locale),
    onSuccess: async (text) => {
      await copy(text, words.copiedMarkdown);
      onDone();
    },
    onError: (error) => toast({ text: errorText(error), kind: "error" }),
  });
  return (
    <ul className="export-list">
      {exportFormats.map((format) => (
        <li key={format}>
          <a href={exportPath(runId, format, locale)} download onClick={onDone}>
            <Icon name={icons[format]} />
            <span>
              <b>{words.formats[format].name}</b>
              <span className="muted">{words.formats[format].note}</span>
            </span>
          </a>
        </li>
      ))}
      <li>
        <button type="button" disabled={markdown.isPending} onClick={() => markdown.mutate()}>
          <Icon name="copy" />
          <b>{markdown.isPending ? words.copying : words.copyMarkdown}</b>
        </button>
      </li>
    </ul>
  );
}
