/** Ends a cell inside the isolate: whatever it returned or threw becomes one bounded JSON string. */
import { send } from "./bridge";
import { cutText } from "./cut-text";
import { droppedChars, flushPrinted } from "./printer";
import { sendReport } from "./report";
import { show } from "./show";

const valueChars = 8_000;
const { stringify } = JSON;

let isArmed = false;

export function beginCell(): void {
  isArmed = true;
}

/** Runs a cell. Only the first call after a beginning counts: guest code may call this too. */
export function settle(cell: () => Promise<unknown>): void {
  if (!isArmed) return;
  isArmed = false;
  send("entered", "");
  void cell()
    .then(ended, failed)
    .then((report) => send("settled", report));
}

function ended(value: unknown): string {
  const shown = value === undefined ? null : show(value, valueChars);
  flushPrinted();
  sendReport();
  return stringify({ __proto__: null, ok: true, value: shown, dropped: droppedChars() });
}

function failed(thrown: unknown): string {
  const { message, stack } = described(thrown);
  flushPrinted();
  sendReport();
  return stringify({ __proto__: null, ok: false, message, stack, dropped: droppedChars() });
}

/** An error object is guest code too: its getters may throw. */
function described(thrown: unknown): { message: string; stack: string } {
  try {
    if (typeof thrown !== "object" || thrown === null)
      return { message: `thrown: ${show(thrown, 1_000)}`, stack: "" };
    const name = cutText(String(Reflect.get(thrown, "name") ?? "Error"), 100);
    const message = cutText(String(Reflect.get(thrown, "message") ?? ""), 2_000);
    return {
      message: `${name}: ${message}`,
      stack: cutText(String(Reflect.get(thrown, "stack") ?? ""), 4_000),
    };
  } catch {
    return { message: "(error object could not be read)", stack: "" };
  }
}
