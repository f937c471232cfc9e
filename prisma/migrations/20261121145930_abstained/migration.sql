-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "abstained" BOOLEAN NOT NULL DEFAULT false;

-- Fill in what runs of before ended with. Inside a JSON string the quotes would be escaped, so this finds the field alone.
UPDATE "Run" SET "abstained" = true WHERE "status" = 'succeeded' AND "summary"::text LIKE '%"abstained":true%';
