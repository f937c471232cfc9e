-- CreateTable
CREATE TABLE "Repository" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" JSON NOT NULL,
    "settings" JSON NOT NULL,
    "secret" JSON,
    "revision" TEXT,
    "readAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Repository_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Page" (
    "repositoryId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "textSha256" TEXT NOT NULL,
    "chars" INTEGER NOT NULL,
    "owner" TEXT,
    "ownerRule" TEXT NOT NULL,

    CONSTRAINT "Page_pkey" PRIMARY KEY ("repositoryId","path")
);

-- CreateTable
CREATE TABLE "Trial" (
    "id" TEXT NOT NULL,
    "repositoryId" TEXT,
    "changeKey" TEXT,
    "source" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "author" TEXT,
    "url" TEXT,
    "baseSha" TEXT,
    "mergeSha" TEXT,
    "mergedAt" TIMESTAMPTZ(3),
    "patchSha256" TEXT,
    "state" TEXT NOT NULL,
    "steps" JSON NOT NULL,
    "order" JSON NOT NULL,
    "runId" TEXT,
    "result" JSON,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Trial_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "repository" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL,
    "trialId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "repositoryId" TEXT,
    "path" TEXT NOT NULL,
    "textSha256" TEXT NOT NULL,
    "owner" TEXT,
    "ownerRule" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "harm" INTEGER NOT NULL,
    "data" JSON NOT NULL,
    "history" JSON NOT NULL,
    "snoozedUntil" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Precedent" (
    "id" TEXT NOT NULL,
    "repositoryId" TEXT,
    "proposalId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "passage" TEXT NOT NULL,
    "driftType" TEXT,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Precedent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OwnerSetting" (
    "owner" TEXT NOT NULL,
    "email" TEXT,
    "cadence" TEXT NOT NULL,
    "lastSentAt" TIMESTAMPTZ(3),

    CONSTRAINT "OwnerSetting_pkey" PRIMARY KEY ("owner")
);

-- CreateIndex
CREATE UNIQUE INDEX "Repository_name_key" ON "Repository"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Trial_changeKey_key" ON "Trial"("changeKey");

-- CreateIndex
CREATE INDEX "Trial_createdAt_id_idx" ON "Trial"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Trial_state_createdAt_idx" ON "Trial"("state", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Trial_repositoryId_createdAt_idx" ON "Trial"("repositoryId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Trial_runId_idx" ON "Trial"("runId");

-- CreateIndex
CREATE INDEX "Delivery_receivedAt_idx" ON "Delivery"("receivedAt");

-- CreateIndex
CREATE INDEX "Proposal_state_createdAt_idx" ON "Proposal"("state", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Proposal_owner_state_idx" ON "Proposal"("owner", "state");

-- CreateIndex
CREATE INDEX "Proposal_repositoryId_path_idx" ON "Proposal"("repositoryId", "path");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_trialId_path_key" ON "Proposal"("trialId", "path");

-- CreateIndex
CREATE INDEX "Precedent_repositoryId_path_idx" ON "Precedent"("repositoryId", "path");

-- AddForeignKey
ALTER TABLE "Page" ADD CONSTRAINT "Page_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trial" ADD CONSTRAINT "Trial_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;
