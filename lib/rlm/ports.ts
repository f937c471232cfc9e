/** All that an inquiry depends on. Nothing here tells time, makes randomness or knows where it runs. */
import type { CallModel, ModelRequest } from "@/lib/model/model";
import type { PauseRequest } from "@/lib/rlm/limits";
import type { OpenSandbox } from "@/lib/sandbox/sandbox";
import type { RunLog } from "@/lib/store/run-log";
import type { CallEdit } from "@/lib/trace/config";
import type { Body, Place, TraceEvent, TraceEventOf } from "@/lib/trace/event";

export type SearchHit = Place & { score: number };

export type InquiryPorts = {
  callModel: CallModel;
  openSandbox: OpenSandbox;
  log: RunLog;
  /** What stands on record of a span: in this run's log, or in that of the run which it replays. Null when nothing does. */
  recorded<Type extends TraceEvent["type"]>(spanId: string, type: Type): TraceEventOf<Type> | null;
  /** What a person changed of the calls themselves; absent where nothing is. */
  callEdits?: readonly CallEdit[];
  /** Stops the run until a person answers: rejects, by aborting `signal`, when no call is under way any more. */
  pause(request: PauseRequest): Promise<never>;
  /** Texts of events: short ones stay whole, long ones go to the blobs. */
  bodies: { keep(text: string): Promise<Body>; read(body: Body): Promise<string> };
  /** Equal requests have equal hashes, in any process. */
  hashRequest(request: ModelRequest): string;
  /** A piece of a running call's text; `offset` in UTF-16 code units. */
  onText(spanId: string, offset: number, piece: string): void;
  documents: {
    /** The text at a path that a document of the run names. */
    read(path: string): Promise<string>;
    search(
      path: string,
      query: { words: string; limit: number },
    ): Promise<readonly Omit<SearchHit, "doc">[]>;
    /** Keeps a text that a nested run will work on. */
    keep(text: string): Promise<{ path: string; sha256: string }>;
  };
  /** Cancels everything; aborts with the deadline too. */
  signal: AbortSignal;
  /** Aborts when the run's time is up. */
  deadline: AbortSignal;
};

/** What one recorded call of a model needs. */
export type CallPorts = Pick<
  InquiryPorts,
  "callModel" | "log" | "recorded" | "callEdits" | "bodies" | "hashRequest" | "onText" | "signal"
>;
