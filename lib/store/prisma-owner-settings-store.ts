/** Owners' settings in PostgreSQL. */
import { z } from "zod";
import {
  defaultOwnerSettings,
  digestCadences,
  type OwnerSettings,
  type OwnerSettingsStore,
} from "@/lib/store/owner-settings-store";
import type { OwnerSetting, PrismaClient } from "@/prisma/generated/client";

export function createPrismaOwnerSettingsStore(prisma: PrismaClient): OwnerSettingsStore {
  return {
    async get(owner) {
      const row = await prisma.ownerSetting.findUnique({ where: { owner } });
      return row && fromRow(row);
    },
    async list() {
      const rows = await prisma.ownerSetting.findMany({ orderBy: { owner: "asc" } });
      return rows.map(fromRow);
    },
    async save({ owner, email, cadence }) {
      const row = await prisma.ownerSetting.upsert({
        where: { owner },
        create: { owner, email, cadence },
        update: { email, cadence },
      });
      return fromRow(row);
    },
    async setSent(owner, before, at) {
      const { email, cadence } = defaultOwnerSettings(owner);
      await prisma.ownerSetting.createMany({
        data: { owner, email, cadence },
        skipDuplicates: true,
      });
      const { count } = await prisma.ownerSetting.updateMany({
        where: { owner, lastSentAt: before === null ? null : new Date(before) },
        data: { lastSentAt: new Date(at) },
      });
      return count === 1;
    },
  };
}

function fromRow({ owner, email, cadence, lastSentAt }: OwnerSetting): OwnerSettings {
  return {
    owner,
    email,
    cadence: z.enum(digestCadences).parse(cadence),
    lastSentAt: lastSentAt?.getTime() ?? null,
  };
}
