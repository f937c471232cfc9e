/** Deliveries of forges in PostgreSQL. */
import type { DeliveryStore, StoredDelivery } from "@/lib/store/delivery-store";
import { withoutNul } from "@/lib/store/without-nul";
import type { Delivery, PrismaClient } from "@/prisma/generated/client";

export function createPrismaDeliveryStore(prisma: PrismaClient): DeliveryStore {
  return {
    async get(id) {
      const row = await prisma.delivery.findUnique({ where: { id } });
      return row && fromRow(row);
    },
    async add({ id, repository, outcome, receivedAt }) {
      const { count } = await prisma.delivery.createMany({
        data: {
          id,
          repository: withoutNul(repository),
          outcome: withoutNul(outcome),
          receivedAt: new Date(receivedAt),
        },
        skipDuplicates: true,
      });
      return count > 0;
    },
    async list({ repository, limit }) {
      const rows = await prisma.delivery.findMany({
        where: repository === undefined ? {} : { repository },
        orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
        take: limit,
      });
      return rows.map(fromRow);
    },
    async removeBefore(time) {
      const { count } = await prisma.delivery.deleteMany({
        where: { receivedAt: { lt: new Date(time) } },
      });
      return count;
    },
  };
}

function fromRow(row: Delivery): StoredDelivery {
  return { ...row, receivedAt: row.receivedAt.getTime() };
}
