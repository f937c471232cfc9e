-- CreateTable
CREATE TABLE "RunFacts" (
    "runId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "data" JSON,

    CONSTRAINT "RunFacts_pkey" PRIMARY KEY ("runId")
);

-- CreateIndex
CREATE INDEX "RunFacts_createdAt_idx" ON "RunFacts"("createdAt");
