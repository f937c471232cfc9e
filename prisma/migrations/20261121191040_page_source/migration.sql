-- AlterTable
ALTER TABLE "Page" ADD COLUMN     "sourceSha256" TEXT;
