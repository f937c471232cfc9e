"use client";

import { useCopy } from "@/components/base/use-copy";
import { useKeys } from "@/components/base/use-keys";
import { useMessages } from "@/components/messages/messages-provider";
import type { Panels } from "@/components/panels/panel-context";
import { pageLink } from "@/components/run/address";
import { nextSpan } from "@/components/run/next-selection";
import type { RunView } from "@/components/run/run-context";
import { panelSpan } from "./panel-span";
import type { TrialScene } from "./trial-context";
import { fittingRows, trialRows } from "./trial-rows";

type Options = {
  run: RunView;
  scene: TrialScene | null;
  panels: Panels;
  onFollow: () => void;
};

/** The trial by keyboard: steps, exhibits, jurors, following. */
export function useTrialKeys({ run, scene, panels, onFollow }: Options): void {
  const { m } = useMessages();
  const copy = useCopy();
  useKeys((key) => {
    if (!scene) return false;
    const { selection, select, match } = run;
    const isShown = (id: string) => match === null || match.shown.has(id);
    const selectedId = selection?.kind === "span" ? selection.id : null;
    const step = (by: 1 | -1) => {
      const rows = fittingRows(scene.view, trialRows(scene.view), match?.shown ?? null);
      const id = nextSpan(
        rows.map((row) => row.id),
        selectedId,
        by,
      );
      if (id !== null) select({ kind: "span", id });
      return true;
    };
    if (key === "j") return step(1);
    if (key === "k") return step(-1);
    if (key === "e" || key === "E") {
      const among = scene.shown?.exhibits ?? scene.view.exhibits;
      const at = among.findIndex(({ id }) => id === scene.exhibit);
      const to = key === "e" ? at + 1 : at <= 0 ? among.length - 1 : at - 1;
      const next = among[to % Math.max(1, among.length)];
      if (next) scene.chooseExhibit(next.id);
      return next !== undefined;
    }
    if (/^[1-9]$/.test(key)) {
      const juror = scene.shown?.jurors[Number(key) - 1];
      if (!juror || !scene.shown) return false;
      const id = juror.view?.span.id ?? `${scene.shown.span.id}/juror-${key}`;
      if (!isShown(id)) return false;
      select({ kind: "span", id });
      return true;
    }
    if (key === "f") {
      onFollow();
      return true;
    }
    if (key === "/") {
      document.getElementById("find-step")?.focus();
      return true;
    }
    if (key === "n" || key === "N") {
      if (run.search.hits.length === 0) return false;
      run.search.go(key === "n" ? 1 : -1);
      return true;
    }
    if (key === "y") {
      void copy(pageLink(), m.document.linkCopied);
      return true;
    }
    if ((key === "r" && panels.canFork) || key === "m") {
      const kind = key === "r" ? "fork" : "notes";
      panels.show({ kind, spanId: panelSpan(run.whole, selectedId, kind) });
      return true;
    }
    if (key !== "Escape" || selection === null) return false;
    select(null);
    return true;
  });
}
