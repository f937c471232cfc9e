import { requestJson } from "./request-json";

const root = "/api/v1/precedents";

export type Precedent = {
  id: string;
  path: string;
  /** The words of the page that it is about. */
  passage: string;
  reason: string;
  state: "suggested" | "confirmed" | "removed";
  expired: boolean;
  /** Milliseconds since the Unix epoch. */
  expiresAt: number;
};

export async function listPrecedents(signal?: AbortSignal): Promise<Precedent[]> {
  const { precedents } = await requestJson<{ precedents: Precedent[] }>(root, { signal });
  return precedents;
}

export function decidePrecedent(id: string, action: "confirm" | "remove"): Promise<Precedent> {
  return requestJson(`${root}/${encodeURIComponent(id)}/decision`, {
    method: "POST",
    body: { action },
  });
}
