type Named = { id: string; url: string | null; mergeSha?: string | null };

const SHOWN_CHARS = 10;

/** What people call a change: the number that its forge gave it, or the beginning of its merge commit. */
export function changeName({ id, url, mergeSha }: Named): string {
  const number = /\/(?:pull|merge_requests)\/(\d+)/.exec(url ?? "")?.[1];
  return number ? `#${number}` : (mergeSha ?? id).slice(0, SHOWN_CHARS);
}
