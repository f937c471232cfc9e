"use client";

import type { Body } from "@/lib/trace/event";
import { BodyText } from "./body-text";
import { CodeBlock } from "./code-block";

type Props = { code: Body; label: string; errorLine: number | null };

export function CellCode({ code, label, errorLine }: Props) {
  if (code.sha256 !== null) return <BodyText body={code} className="plain boxed" lines={60} />;
  return <CodeBlock code={code.preview} label={label} errorLine={errorLine} />;
}
