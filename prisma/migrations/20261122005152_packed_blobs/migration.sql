-- AlterTable
ALTER TABLE "BlobChunk" ADD COLUMN     "isPacked" BOOLEAN NOT NULL DEFAULT false;

-- What is packed already is not to be packed again by the database.
ALTER TABLE "BlobChunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
