/** The names by which a question calls the text itself: they say where to look, and add no condition. */
import type { Reading } from "./reading";

/** Short and full names of the text itself, such as the abbreviation in its title. */
export function takeTitle(reading: Reading, title: string): void {
  const names = (title.match(/[\p{L}]{2,}/gu) ?? []).filter((name) => /^\p{Lu}/u.test(name));
  for (const name of names) {
    reading.take(
      new RegExp(
        `(?<![\\p{L}\\p{N}])(?:(?:der|des|dem|the) )?${name}(?:e?s)?(?![\\p{L}\\p{N}])`,
        "u",
      ),
    );
  }
}
