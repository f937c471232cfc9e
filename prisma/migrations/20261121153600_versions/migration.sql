-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "familyId" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- Every document stored so far is the first version of its own family.
UPDATE "Document" SET "familyId" = "id";

-- AlterTable
ALTER TABLE "Document" ALTER COLUMN "familyId" SET NOT NULL;

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "documentIds" TEXT[],
    "documents" JSON NOT NULL,
    "askedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "result" JSON,
    "error" TEXT,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegressionCase" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "data" JSON NOT NULL,
    "lastRunId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RegressionCase_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Verification_runId_createdAt_idx" ON "Verification"("runId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Verification_documentIds_idx" ON "Verification" USING GIN ("documentIds");

-- CreateIndex
CREATE UNIQUE INDEX "RegressionCase_runId_key" ON "RegressionCase"("runId");

-- CreateIndex
CREATE INDEX "RegressionCase_createdAt_id_idx" ON "RegressionCase"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Document_familyId_version_key" ON "Document"("familyId", "version");
