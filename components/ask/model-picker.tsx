"use client";

import Link from "next/link";
import type { RoleModels } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { Popover } from "@/components/base/popover";
import { useMessages } from "@/components/messages/messages-provider";
import { builtinModel } from "./ask-context";

type Props = {
  models: RoleModels;
  defaults: RoleModels;
  onChange: (models: RoleModels) => void;
};

/** Which models this one question goes to; the settings hold the usual ones. */
export function ModelPicker({ models, defaults, onChange }: Props) {
  const { m } = useMessages();
  const name = models.root === builtinModel ? m.model.builtin : models.root;
  return (
    <Popover
      button={
        <>
          <span className="sr-only">{m.model.title}: </span>
          <span className="max-w-[180px] truncate">{name}</span>
          <Icon name="open" small />
        </>
      }
      label={m.model.title}
      align="end"
    >
      {() => (
        <div className="grid w-[320px] max-w-full gap-3 whitespace-normal">
          <h3 className="text-[12px]">{m.model.title}</h3>
          <ModelField
            label={m.model.root}
            note={m.model.rootNote}
            value={models.root}
            onChange={(root) => onChange({ ...models, root })}
          />
          <ModelField
            label={m.model.sub}
            note={m.model.subNote}
            value={models.sub}
            onChange={(sub) => onChange({ ...models, sub })}
          />
          <div className="rounded-md bg-sunken p-2 text-[12px]">
            <button
              type="button"
              className="btn mb-1"
              onClick={() => onChange({ root: builtinModel, sub: builtinModel })}
            >
              {m.model.builtinLong}
            </button>
            <p className="muted">{m.model.builtinNote}</p>
          </div>
          <div className="flex flex-wrap items-center gap-2 text-[12px]">
            <button type="button" className="btn" onClick={() => onChange(defaults)}>
              {m.model.reset}
            </button>
            <Link className="link" href="/settings">
              {m.model.toSettings}
            </Link>
          </div>
        </div>
      )}
    </Popover>
  );
}

type FieldProps = { label: string; note: string; value: string; onChange: (value: string) => void };

function ModelField({ label, note, value, onChange }: FieldProps) {
  return (
    <label className="grid gap-1 text-[12px]">
      <span>
        <b className="font-medium">{label}</b> <span className="muted">{note}</span>
      </span>
      <input
        className="field mono"
        value={value}
        spellCheck={false}
        autoCapitalize="none"
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
