/**
 * A person's edits of the calls themselves, which a fork makes: other words in place of the messages that a call
 * adds, another model or temperature. What follows continues the edited conversation, so it is asked anew by itself.
 */
import type { ModelRequest } from "@/lib/model/model";
import type { CallEdit } from "@/lib/trace/config";

type Asked = { spanId: string; request: ModelRequest; addedCount: number };

/** The call as it is asked: the same object where nothing of it was edited. */
export function editedCall<Call extends Asked>(
  call: Call,
  edits: readonly CallEdit[] = [],
): Call & { isReworded: boolean } {
  const own = edits.find(({ spanId }) => spanId === call.spanId);
  const setting = own ?? settingFor(call, edits);
  const { model = call.request.model, temperature = call.request.temperature } = setting ?? {};
  const messages = own?.messages;
  if (!messages) {
    return { ...call, request: { ...call.request, model, temperature }, isReworded: false };
  }
  const before = call.request.messages.slice(0, -call.addedCount);
  return {
    ...call,
    request: { ...call.request, model, temperature, messages: [...before, ...messages] },
    addedCount: messages.length,
    isReworded: true,
  };
}

/** The last edit before the call that holds for the later calls of its role. */
function settingFor({ spanId, request }: Asked, edits: readonly CallEdit[]): CallEdit | undefined {
  return edits
    .filter((edit) => edit.onwards && roleOf(edit.spanId) === request.role)
    .filter((edit) => isBefore(edit.spanId, spanId))
    .reduce<CallEdit | undefined>(
      (last, edit) => (last && isBefore(edit.spanId, last.spanId) ? last : edit),
      undefined,
    );
}

/** In an inquiry the path of a call says who is asked. */
function roleOf(spanId: string): ModelRequest["role"] {
  return /\/sub-call-\d+$/.test(spanId) ? "sub" : "root";
}

/** Of what happens in one iteration: the reply comes before its cell. */
const inIteration = ["model-call", "cell"];

/**
 * Whether a span comes before another in every execution of the program. Within one cell that holds for steps of one
 * kind; between two of different kinds nothing is known.
 */
export function isBefore(a: string, b: string): boolean {
  const [left, right] = [a.split("/"), b.split("/")];
  const at = left.findIndex((part, index) => part !== right[index]);
  const [x, y] = [left[at], right[at]];
  if (x === undefined || y === undefined) return false;
  const [one, other] = [numbered(x), numbered(y)];
  if (one.name === other.name) return one.count < other.count;
  const [first, second] = [inIteration.indexOf(x), inIteration.indexOf(y)];
  return first >= 0 && second >= 0 && first < second;
}

function numbered(part: string): { name: string; count: number } {
  const found = /^(.*)-(\d+)$/.exec(part);
  return { name: found?.[1] ?? part, count: Number(found?.[2] ?? 0) };
}
