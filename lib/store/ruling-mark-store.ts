/** The port to rulings that people called wrong. */
import { z } from "zod";
import { faultAttempt, faultSearch, rightRuling, ruledState } from "@/lib/trace/ruling-mark";

/** What stands in a mark's data; the rest of it can be asked for. */
export const rulingMarkData = z.object({
  ruled: z.object({ state: ruledState, reason: z.string() }),
  right: rightRuling,
  attempts: z.array(faultAttempt),
  search: faultSearch,
  /** The newest run that judged the case again, as a test; null where none did. */
  lastRunId: z.string().nullable(),
});

export type RulingMarkData = z.infer<typeof rulingMarkData>;

export type StoredRulingMark = RulingMarkData & {
  id: string;
  trialId: string;
  /** The run whose ruling was called wrong. */
  runId: string;
  path: string;
  /** Kept to be judged again as a test. */
  isCase: boolean;
  /** Milliseconds since the Unix epoch. */
  createdAt: number;
  /** When the search ended; null before. */
  endedAt: number | null;
  deletedAt: number | null;
};

export type RulingMarkChange = Partial<
  RulingMarkData & Pick<StoredRulingMark, "isCase" | "endedAt" | "deletedAt">
>;

export type RulingMarkFilter = {
  trialId?: string;
  isCase?: boolean;
  /** Only those whose search ended. */
  isEnded?: boolean;
  limit: number;
};

export type RulingMarkStore = {
  add(mark: StoredRulingMark): Promise<void>;
  /** Also a removed one. Null when there is none. */
  get(id: string): Promise<StoredRulingMark | null>;
  /** Newest first, without those removed. */
  list(filter: RulingMarkFilter): Promise<StoredRulingMark[]>;
  /**
   * Changes what `change` says of the mark as it stands, and nothing else; changes of one mark follow each other.
   * `queue` puts its search on the queue of the workers, with the change or not at all. A change that is null writes
   * and queues nothing. Resolves with the mark as it stands then; null when there is none.
   */
  update(
    id: string,
    change: (mark: StoredRulingMark) => RulingMarkChange | null,
    options?: { queue: boolean },
  ): Promise<StoredRulingMark | null>;
};
