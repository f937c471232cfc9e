"use client";

import { useMemo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { ShortList } from "@/components/run/short-list";
import { fill } from "@/lib/format/fill";
import { compareSettings, type SettingChange } from "@/lib/trace/compare/compare-settings";
import type { InquiryConfig } from "@/lib/trace/config";
import { arm } from "@/lib/trace/court";
import { WordParts } from "./word-parts";

const SHOWN = 6;

/** What the runs were asked to do differently: the edits of a fork. */
export function SettingChanges({ a, b }: { a: InquiryConfig; b: InquiryConfig }) {
  const { m } = useMessages();
  const words = m.compare.settings;
  const changes = useMemo(() => compareSettings(a, b), [a, b]);
  return (
    <section className="side-settings" aria-label={words.label}>
      {changes.length === 0 && <p className="muted">{words.same}</p>}
      {changes.length > 0 && (
        <ShortList name="settings" items={changes} first={SHOWN}>
          {(shown, more) => (
            <>
              <Changes changes={shown} />
              {more}
            </>
          )}
        </ShortList>
      )}
    </section>
  );
}

function Changes({ changes }: { changes: readonly SettingChange[] }) {
  const { m } = useMessages();
  const words = m.compare.settings;
  const shown = (name: SettingChange["name"], value: string) => {
    if (value === "") return words.none;
    if (name === "arm") return m.trial.arm.title[arm.parse(value)];
    if (name === "replies")
      return value.replace(/iteration-(\d+)\/model-call/g, (_, n) =>
        fill(m.compare.table.iteration, { n }),
      );
    return value;
  };
  return (
    <dl className="setting-list">
      {changes.map(({ name, a, b }) => (
        <div key={name}>
          <dt>{words.names[name]}</dt>
          <dd>
            {name === "question" || name === "instructions" ? (
              <WordParts a={a} b={b} />
            ) : (
              <>
                <del>{shown(name, a)}</del> <ins>{shown(name, b)}</ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
