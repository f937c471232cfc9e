"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { Follow } from "./use-follow";

type Props = Pick<Follow, "isFollowing" | "setFollowing">;

/** Keeps the newest step of a live run in view, or lets go of it. */
export function FollowButton({ isFollowing, setFollowing }: Props) {
  const { m } = useMessages();
  return (
    <button
      type="button"
      className="btn"
      aria-pressed={isFollowing}
      aria-keyshortcuts="f"
      onClick={() => setFollowing(!isFollowing)}
    >
      <Icon name="down" />
      {m.run.actions.follow}
    </button>
  );
}
