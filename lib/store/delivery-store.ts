/** The port to what forges delivered: a delivery that comes again is known, and what came of it can be told. */

export type StoredDelivery = {
  /** The forge's kind and its own id of the delivery: `github 72d3162e-cc78-11e3-81ab-4c9367dc0958`. */
  id: string;
  /** What the delivery calls the repository. */
  repository: string;
  /** Milliseconds since the Unix epoch. */
  receivedAt: number;
  /** What was done with it, in a sentence. */
  outcome: string;
};

export type DeliveryStore = {
  /** Null when no such delivery was kept. */
  get(id: string): Promise<StoredDelivery | null>;
  /** Keeps a delivery; one with an id that is there changes nothing. Resolves with whether it was new. */
  add(delivery: StoredDelivery): Promise<boolean>;
  /** Newest first. */
  list(filter: { repository?: string; limit: number }): Promise<StoredDelivery[]>;
  /** Forgets those received before a time, and tells how many they were. */
  removeBefore(time: number): Promise<number>;
};
