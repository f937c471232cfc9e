const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Loads a part of the page that comes after the rest. While the connection is gone it is tried again: that a part
 * is late must not end a page that goes on without it. For the same reason it is drawn with `loading`: without that
 * `next/dynamic` has no boundary of its own, and nothing of the page changes until the part is there.
 */
export async function patiently<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await load();
    } catch (error) {
      console.warn("A part of the page could not be loaded yet; it is tried again.", error);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
