"use client";

import { type KeyboardEvent, useRef, useState } from "react";

const INDENT = "  ";
const FEWEST_ROWS = { code: 4, prose: 2 };
const MOST_ROWS = 16;

type Props = {
  label: string;
  value: string;
  disabled?: boolean;
  /** Prose is broken at the edge of the field, code is not. */
  isCode?: boolean;
  autoFocus?: boolean;
  onChange: (value: string) => void;
};

/**
 * A field for code: Tab indents what is selected and Shift-Tab takes that back. After Escape the next Tab leaves the
 * field, so that nobody is caught in it.
 */
export function CodeField({ label, value, disabled, isCode = false, autoFocus, onChange }: Props) {
  const [mayLeave, setMayLeave] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const fewest = FEWEST_ROWS[isCode ? "code" : "prose"];
  const rows = Math.min(MOST_ROWS, Math.max(fewest, value.split("\n", MOST_ROWS).length));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape" && isCode && !mayLeave) {
      event.stopPropagation();
      setMayLeave(true);
    } else if (event.key === "Tab" && isCode && !mayLeave) {
      event.preventDefault();
      indent(event.currentTarget, event.shiftKey ? outdented : indented);
      onChange(event.currentTarget.value);
    } else if (event.key !== "Shift") setMayLeave(event.key === "Escape");
  };
  return (
    <textarea
      ref={field}
      className={`field mono code-field${isCode ? " is-code" : ""}`}
      aria-label={label}
      rows={rows}
      spellCheck={!isCode}
      autoCapitalize="none"
      autoComplete="off"
      // biome-ignore lint/a11y/noAutofocus: The reader opened the editor to write in it.
      autoFocus={autoFocus}
      wrap={isCode ? "off" : "soft"}
      disabled={disabled}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => setMayLeave(false)}
    />
  );
}

/** Changes the lines that are selected, and leaves them selected. */
function indent(field: HTMLTextAreaElement, change: (lines: string) => string): void {
  const { selectionStart: from, selectionEnd: to, value } = field;
  if (from === to && change === indented) {
    field.setRangeText(INDENT, from, to, "end");
    return;
  }
  const start = value.lastIndexOf("\n", from - 1) + 1;
  const lines = value.slice(start, to);
  field.setRangeText(change(lines), start, to, "select");
}

function indented(lines: string): string {
  return lines.replace(/^(?=.)/gm, INDENT);
}

function outdented(lines: string): string {
  return lines.replace(/^ {1,2}|^\t/gm, "");
}
