import type { SettingsStore } from "@/lib/store/settings-store";
import type { PrismaClient } from "@/prisma/generated/client";

export function createPrismaSettingsStore(prisma: PrismaClient): SettingsStore {
  return {
    async get(key) {
      const row = await prisma.setting.findUnique({ where: { key } });
      return row === null ? undefined : row.value;
    },
    async set(key, value) {
      await prisma.$executeRaw`
        INSERT INTO "Setting" ("key", "value", "updatedAt") VALUES (${key}, ${JSON.stringify(value)}::json, now())
        ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value", "updatedAt" = now()`;
    },
    async remove(key) {
      await prisma.setting.deleteMany({ where: { key } });
    },
  };
}
