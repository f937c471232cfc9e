"use client";

import { useKeys } from "@/components/base/use-keys";
import type { DecideMenu } from "./decide-menu";

type Options = {
  canDecide: boolean;
  canEdit: boolean;
  /** A small panel is open: digits are its own. */
  hasMenu: boolean;
  step: (by: 1 | -1) => void;
  undo: () => void;
  accept: () => void;
  edit: () => void;
  menu: (menu: DecideMenu | null) => void;
};

/** The inbox by keyboard. Letters do nothing while someone types. */
export function useInboxKeys(options: Options): void {
  useKeys((key) => {
    const { canDecide, canEdit } = options;
    switch (key.toLowerCase()) {
      case "j":
        options.step(1);
        return true;
      case "k":
        options.step(-1);
        return true;
      case "u":
        options.undo();
        return true;
      case "a":
        if (canDecide && canEdit) options.accept();
        return canDecide;
      case "e":
        if (canDecide && canEdit) options.edit();
        return canDecide;
      case "n":
        if (canDecide) options.menu("decline");
        return canDecide;
      case "s":
        if (canDecide) options.menu("snooze");
        return canDecide;
      case "g":
        if (canDecide) options.menu("give");
        return canDecide;
      case "escape":
        if (options.hasMenu) options.menu(null);
        return options.hasMenu;
      default:
        return false;
    }
  });
}
