"use client";

import { dataPath } from "@/components/api/runs-api";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { RunSummary } from "@/lib/trace/run-summary";

/** The answer's data as files. */
export function DataDownloads({ summary }: { summary: RunSummary }) {
  const { m } = useMessages();
  const texts = m.ensemble.form;
  const files = [
    { name: texts.downloadJson, href: dataPath(summary.id, { format: "json" }) },
    { name: texts.downloadCsv, href: dataPath(summary.id, { format: "csv" }) },
    { name: texts.downloadSheet, href: dataPath(summary.id, { format: "csv", bom: true }) },
  ];
  return (
    <ul className="flex flex-wrap items-center gap-1" aria-label={texts.downloads}>
      {files.map(({ name, href }) => (
        <li key={href}>
          <a className="btn ghost sm" href={href} download>
            <Icon name="down" small />
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
