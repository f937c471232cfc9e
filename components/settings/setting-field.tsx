"use client";

import { type ReactNode, useId } from "react";

type Props = {
  label: string;
  note?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "password" | "url" | "number";
  placeholder?: string;
  children?: ReactNode;
};

/** A labelled field with what applies when it is left empty. */
export function SettingField(props: Props) {
  const { label, note, value, onChange, type = "text", placeholder, children } = props;
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          className="field mono text-[12px]"
          type={type === "url" ? "text" : type}
          inputMode={type === "url" ? "url" : type === "number" ? "decimal" : "text"}
          {...(type === "number" ? { min: 0, max: 2, step: 0.1 } : {})}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={placeholder}
          aria-describedby={note ? `${id}-note` : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        {children}
      </div>
      {note && (
        <p id={`${id}-note`} className="muted text-[12px]">
          {note}
        </p>
      )}
    </div>
  );
}
