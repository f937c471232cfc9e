"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { Follow } from "./use-follow";

/** Offers the end of a run that went on while its reader read further up. */
export function NewStepsButton({ newSteps, setFollowing }: Follow) {
  const { m, count } = useMessages();
  return (
    <p className="new-steps" role="status">
      {newSteps > 0 && (
        <button
          type="button"
          className="btn"
          aria-keyshortcuts="f"
          onClick={() => setFollowing(true)}
        >
          <Icon name="down" small />
          {count(m.viewer.follow.newSteps, newSteps)} <kbd>f</kbd>
        </button>
      )}
    </p>
  );
}
