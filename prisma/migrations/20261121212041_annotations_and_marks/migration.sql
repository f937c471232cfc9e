-- CreateTable
CREATE TABLE "Annotation" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "spanId" TEXT,
    "text" TEXT NOT NULL,
    "score" TEXT,
    "author" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Annotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RulingMark" (
    "id" TEXT NOT NULL,
    "trialId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "data" JSON NOT NULL,
    "isCase" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RulingMark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Annotation_runId_createdAt_idx" ON "Annotation"("runId", "createdAt");

-- CreateIndex
CREATE INDEX "RulingMark_trialId_createdAt_idx" ON "RulingMark"("trialId", "createdAt");

-- CreateIndex
CREATE INDEX "RulingMark_createdAt_id_idx" ON "RulingMark"("createdAt" DESC, "id" DESC);
