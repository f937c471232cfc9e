/** Proposals in PostgreSQL. */
import { z } from "zod";
import {
  type ProposalFilter,
  type ProposalStore,
  proposalData,
  type StoredProposal,
  storedEntry,
} from "@/lib/store/proposal-store";
import { releaseWaiting } from "@/lib/store/release-waiting";
import { withoutNul } from "@/lib/store/without-nul";
import { proposalState } from "@/lib/trace/proposal";
import type { Prisma, PrismaClient, Proposal } from "@/prisma/generated/client";

/** Many cases may end at once, and their owners' limits are counted one after the other. */
const patient = { maxWait: 30_000, timeout: 30_000 };

export function createPrismaProposalStore(prisma: PrismaClient): ProposalStore {
  return {
    async add(proposal) {
      const [row] = await prisma.proposal.createManyAndReturn({
        data: toRow(proposal),
        skipDuplicates: true,
      });
      if (row) return { proposal: fromRow(row), isNew: true };
      const { trialId, path } = proposal;
      const known = await prisma.proposal.findUniqueOrThrow({
        where: { trialId_path: { trialId, path } },
      });
      return { proposal: fromRow(known), isNew: false };
    },
    async get(id) {
      const row = await prisma.proposal.findUnique({ where: { id } });
      return row && fromRow(row);
    },
    async update(id, readAt, change) {
      const [row] = await prisma.proposal.updateManyAndReturn({
        where: { id, updatedAt: new Date(readAt) },
        data: toData(change),
      });
      return row ? fromRow(row) : null;
    },
    async list(filter) {
      const before =
        filter.before === undefined
          ? null
          : await prisma.proposal.findUnique({ where: { id: filter.before } });
      const rows = await prisma.proposal.findMany({
        where: { AND: [toWhere(filter), before ? olderThan(before) : {}] },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: filter.limit,
      });
      return rows.map(fromRow);
    },
    async counts(filter) {
      const rows = await prisma.proposal.groupBy({
        by: ["state"],
        where: toWhere(filter),
        _count: { _all: true },
      });
      const of = (state: string) => rows.find((row) => row.state === state)?._count._all ?? 0;
      return {
        waiting: of("waiting"),
        open: of("open"),
        accepted: of("accepted"),
        declined: of("declined"),
        snoozed: of("snoozed"),
        withdrawn: of("withdrawn"),
      };
    },
    shownSince: (owner, since) => shownSince(prisma, owner, since),
    release: (owner, release) =>
      prisma.$transaction(async (transaction) => {
        await transaction.$executeRaw`
          SELECT pg_advisory_xact_lock(hashtextextended(${`proposals of ${owner ?? ""}`}, 0))`;
        const rows = await transaction.proposal.findMany({ where: { owner, state: "waiting" } });
        if (rows.length === 0) return [];
        const shown = owner === null ? 0 : await shownSince(transaction, owner, release.since);
        const released = releaseWaiting(rows.map(fromRow), shown, release);
        const done = await Promise.all(
          released.map(({ id, state, data, history, updatedAt }) =>
            transaction.proposal.updateManyAndReturn({
              where: { id, state: "waiting" },
              data: toData({ state, data, history, updatedAt }),
            }),
          ),
        );
        return done.flat().map(fromRow);
      }, patient),
  };
}

/** Quotes may hold what PostgreSQL cannot take apart, so the data is read here. */
async function shownSince(
  client: Pick<Prisma.TransactionClient, "proposal">,
  owner: string,
  since: number,
): Promise<number> {
  const rows = await client.proposal.findMany({
    where: { owner, updatedAt: { gte: new Date(since) } },
    select: { data: true },
  });
  return rows.filter(({ data }) => (proposalData.parse(data).shownAt ?? -1) >= since).length;
}

function toWhere(filter: Omit<ProposalFilter, "limit" | "before">): Prisma.ProposalWhereInput {
  const { states, snoozeEndsBefore, owner, repositoryId, path, trialId } = filter;
  return {
    ...(states === undefined ? {} : { state: { in: [...states] } }),
    ...(owner === undefined ? {} : { owner: withoutNul(owner) }),
    ...(repositoryId === undefined ? {} : { repositoryId }),
    ...(path === undefined ? {} : { path: withoutNul(path) }),
    ...(trialId === undefined ? {} : { trialId }),
    ...(snoozeEndsBefore === undefined ? {} : { snoozedUntil: { lt: new Date(snoozeEndsBefore) } }),
  };
}

function olderThan({ createdAt, id }: Proposal): Prisma.ProposalWhereInput {
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}

function toRow(proposal: StoredProposal): Prisma.ProposalCreateManyInput {
  const { data, history, snoozedUntil, openedAt, createdAt, updatedAt, ...fields } = proposal;
  return {
    ...fields,
    data,
    history: [...history],
    snoozedUntil: time(snoozedUntil),
    openedAt: time(openedAt),
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
  };
}

type Change = Parameters<ProposalStore["update"]>[2];

function toData(change: Change): Prisma.ProposalUpdateManyMutationInput {
  const { history, snoozedUntil, openedAt, updatedAt, ...fields } = change;
  return {
    ...fields,
    ...(history === undefined ? {} : { history: [...history] }),
    ...(snoozedUntil === undefined ? {} : { snoozedUntil: time(snoozedUntil) }),
    ...(openedAt === undefined ? {} : { openedAt: time(openedAt) }),
    updatedAt: new Date(updatedAt),
  };
}

function time(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}

function fromRow(row: Proposal): StoredProposal {
  return {
    ...row,
    state: proposalState.parse(row.state),
    data: proposalData.parse(row.data),
    history: z.array(storedEntry).parse(row.history),
    snoozedUntil: row.snoozedUntil?.getTime() ?? null,
    openedAt: row.openedAt?.getTime() ?? null,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  };
}
