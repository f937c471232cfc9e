/** The port to how owners want to be told of what waits for them, and when they were told last. */

export const digestCadences = ["immediate", "daily", "weekly", "never"] as const;

export type DigestCadence = (typeof digestCadences)[number];

export type OwnerSettings = {
  /** As the pages name the owner: `@team`, a name, or an e-mail address. */
  owner: string;
  /** Null where the owner's own name is the address, or there is none. */
  email: string | null;
  cadence: DigestCadence;
  /** Milliseconds since the Unix epoch; null when nothing was sent. */
  lastSentAt: number | null;
};

export type OwnerSettingsStore = {
  /** Null when none were made. */
  get(owner: string): Promise<OwnerSettings | null>;
  /** By owner. */
  list(): Promise<OwnerSettings[]>;
  /** Keeps address and cadence; when the owner was told last stays as it is. */
  save(settings: Omit<OwnerSettings, "lastSentAt">): Promise<OwnerSettings>;
  /** Notes that something was sent; false when someone else noted it since `before`. Makes settings that are not there. */
  setSent(owner: string, before: number | null, at: number): Promise<boolean>;
};

/** What holds for an owner who never set anything. Who was not named as one, but found by a last commit, gets no mail unasked. */
export function defaultOwnerSettings(owner: string, isNamed = true): OwnerSettings {
  return { owner, email: null, cadence: isNamed ? "daily" : "never", lastSentAt: null };
}
