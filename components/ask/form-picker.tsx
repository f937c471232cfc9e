"use client";

import { useId } from "react";
import { Icon } from "@/components/base/icon";
import { Popover } from "@/components/base/popover";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { type FormChoice, formKinds } from "./answer-choices";

type Props = { form: FormChoice; onChange: (form: FormChoice) => void };

/** What the answer shall be: text, or data of a kind that is checked and can be downloaded. */
export function FormPicker({ form, onChange }: Props) {
  const { m } = useMessages();
  const texts = m.ensemble.form;
  const id = useId();
  return (
    <Popover
      button={
        <>
          {fill(texts.button, { form: texts[form.kind] })}
          <Icon name="open" small />
        </>
      }
      label={texts.title}
      align="end"
    >
      {() => (
        <div className="grid w-[300px] max-w-full gap-2 whitespace-normal">
          <fieldset className="grid gap-0.5">
            <legend className="mb-1 text-[12px] font-semibold">{texts.title}</legend>
            {formKinds.map((kind) => (
              <label key={kind} className="flex min-h-7 items-center gap-2">
                <input
                  type="radio"
                  name={id}
                  checked={form.kind === kind}
                  onChange={() => onChange({ ...form, kind })}
                />
                {texts[kind]}
              </label>
            ))}
          </fieldset>
          {form.kind === "schema" && (
            <label className="grid gap-1 text-[12px]">
              {texts.schemaLabel}
              <textarea
                className="field mono max-h-[40vh] text-[12px]"
                rows={8}
                spellCheck={false}
                value={form.schemaText}
                onChange={(event) => onChange({ ...form, schemaText: event.target.value })}
              />
              <span className="muted">{texts.schemaNote}</span>
            </label>
          )}
          <p className="muted text-[12px]">{texts.note}</p>
        </div>
      )}
    </Popover>
  );
}
