"use client";

import type { SettingsView } from "@/components/api/settings-api";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import { SettingField } from "./setting-field";
import type { SettingsForm } from "./settings-form";

type Props = {
  view: SettingsView;
  form: SettingsForm;
  onChange: (part: Partial<SettingsForm>) => void;
};

/** Which model does what, and what it costs where that is known. */
export function ModelsSection({ view, form, onChange }: Props) {
  const { m } = useMessages();
  const { environment, effective } = view;
  const noteOf = (role: "root" | "sub") => {
    const model = effective.models[role];
    const price = effective.prices[role];
    const shown = model === "builtin" ? m.model.builtinLong : model;
    return `${fill(m.settings.used, { model: shown })} · ${priceText(price)}`;
  };
  const priceText = (price: number | null): string => {
    if (price === null) return m.settings.priceUnknown;
    return price === 0
      ? m.settings.priceFree
      : fill(m.settings.price, { price: formatCost(price, m.common.unknown) });
  };
  return (
    <section className="card grid gap-3 p-4" aria-labelledby="models">
      <h2 id="models">{m.settings.models}</h2>
      <p className="text-ink-2">{m.settings.modelsNote}</p>
      <SettingField
        label={m.settings.modelAll}
        value={form.model}
        placeholder={environment.model ?? "builtin"}
        onChange={(model) => onChange({ model })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SettingField
          label={m.settings.root}
          value={form.root}
          placeholder={environment.models.root ?? ""}
          note={noteOf("root")}
          onChange={(root) => onChange({ root })}
        />
        <SettingField
          label={m.settings.sub}
          value={form.sub}
          placeholder={environment.models.sub ?? ""}
          note={noteOf("sub")}
          onChange={(sub) => onChange({ sub })}
        />
      </div>
      <SettingField
        label={m.settings.temperature}
        type="number"
        value={form.temperature}
        placeholder={environment.temperature === null ? "" : String(environment.temperature)}
        note={m.settings.temperatureNote}
        onChange={(temperature) => onChange({ temperature })}
      />
    </section>
  );
}
