-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "placesSha256" TEXT;
