/** What every settings store must do; each adapter's test runs it. */
import { describe, expect, test } from "vitest";
import type { SettingsStore } from "@/lib/store/settings-store";

export function describeSettingsStore(name: string, settings: () => SettingsStore): void {
  describe(`${name} as a settings store`, () => {
    test("keeps JSON values as they were, null included", async () => {
      for (const value of [null, "日本\0", 1.5, [], { b: 1, a: [true, null] }]) {
        await settings().set("a", value);
        expect(await settings().get("a")).toEqual(value);
      }
    });

    test("tells a setting that was never made, or removed, from null", async () => {
      expect(await settings().get("never")).toBeUndefined();
      await settings().set("b", 1);
      await settings().remove("b");
      await settings().remove("b");
      expect(await settings().get("b")).toBeUndefined();
    });
  });
}
