"use server";
import { action } from "@/lib/server/action";
import { saveSettings as save } from "@/lib/server/settings/save-settings";
import { settingsChange } from "@/lib/server/settings/settings-shape";

export const saveSettings = action(settingsChange, (change, parts) => save(parts, change));
