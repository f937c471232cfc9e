"use client";

import { useMutation } from "@tanstack/react-query";
import { type SettingsView, testEndpoint } from "@/components/api/settings-api";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { SettingField } from "./setting-field";
import { type SettingsForm, testOf } from "./settings-form";

type Props = {
  view: SettingsView;
  form: SettingsForm;
  onChange: (part: Partial<SettingsForm>) => void;
};

/** Where the models are. The key goes in and never comes out. */
export function EndpointSection({ view, form, onChange }: Props) {
  const { m } = useMessages();
  const test = useMutation({ mutationFn: () => testEndpoint(testOf(form)) });
  const { saved, environment } = view;
  const keyNote = form.clearsKey
    ? m.settings.keyCleared
    : saved.hasApiKey
      ? m.settings.apiKeySet
      : environment.hasApiKey
        ? m.settings.apiKeyFromEnvironment
        : m.settings.apiKeyEmpty;
  return (
    <section className="card grid gap-3 p-4" aria-labelledby="endpoint">
      <h2 id="endpoint">{m.settings.endpoint}</h2>
      <p className="text-ink-2">{m.settings.endpointNote}</p>
      <SettingField
        label={m.settings.baseUrl}
        type="url"
        placeholder={environment.baseUrl ?? m.settings.baseUrlExample}
        value={form.baseUrl}
        note={
          environment.baseUrl && fill(m.settings.fromEnvironment, { value: environment.baseUrl })
        }
        onChange={(baseUrl) => onChange({ baseUrl })}
      />
      <SettingField
        label={m.settings.apiKey}
        type="password"
        value={form.apiKey}
        note={keyNote}
        onChange={(apiKey) => onChange({ apiKey })}
      >
        {saved.hasApiKey && (
          <button
            type="button"
            className="btn h-8"
            onClick={() => onChange({ clearsKey: true, apiKey: "" })}
          >
            {m.settings.clearKey}
          </button>
        )}
      </SettingField>
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          className="size-[15px] accent-ink"
          checked={form.isFree}
          onChange={(event) => onChange({ isFree: event.target.checked })}
        />
        {m.settings.isFree}
      </label>
      <div className="flex flex-wrap items-center gap-3" aria-live="polite">
        <button
          type="button"
          className="btn"
          disabled={test.isPending}
          onClick={() => test.mutate()}
        >
          {test.isPending ? m.settings.testing : m.settings.test}
        </button>
        {test.data && (
          <p className={`flex min-w-0 flex-1 gap-2 text-k ${test.data.ok ? "k-check" : "k-error"}`}>
            <span className="mt-0.5">
              <Icon name={test.data.ok ? "check" : "alert"} />
            </span>
            {test.data.ok
              ? fill(m.settings.testOk, {
                  model: test.data.model,
                  time: formatDuration(test.data.wallMs),
                })
              : test.data.message}
          </p>
        )}
      </div>
      {test.error && <ProblemNote error={test.error} />}
    </section>
  );
}
