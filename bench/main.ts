/** `npm run bench`: every figure that the product promises, measured on this machine. */
import { rm } from "node:fs/promises";
import { cpus } from "node:os";
import { benchFunnel } from "@/lib/courtroom/funnel/funnel.bench";
import { benchGate } from "@/lib/evidence/gate.bench";
import { benchSandbox } from "@/lib/sandbox/sandbox.bench";
import { benchSearch } from "@/lib/search/search.bench";
import { startEmbeddedPostgres } from "@/lib/server/embedded-postgres";
import { migrate } from "@/lib/server/migrate";
import { benchCompare } from "@/lib/trace/compare/compare.bench";
import type { BenchRow } from "./bench-row";
import { benchEngineOverhead } from "./engine-overhead";
import { benchLargeDocument, benchManyInquiries } from "./large-document";
import { benchLiveEvents } from "./live-events";
import { newDataDir, startProduct } from "./product";
import { benchTrialOverhead } from "./trial-overhead";
import { benchViewer, withProduct } from "./viewer";
import { benchWebhooks } from "./webhooks";

const parts: Record<string, () => Promise<BenchRow[]>> = {
  sandbox: benchSandbox,
  search: benchSearch,
  gate: benchGate,
  funnel: async () => benchFunnel(),
  compare: async () => benchCompare(),
  engine: () =>
    withDatabase(async (place) => [
      ...(await benchEngineOverhead(place)),
      ...(await benchTrialOverhead(place)),
    ]),
  product: async () => {
    const product = await startProduct();
    try {
      return [
        ...(await benchLargeDocument(product.url)),
        ...(await benchManyInquiries(product.url)),
        ...(await benchLiveEvents(product.url)),
      ];
    } finally {
      await product.stop();
    }
  },
  viewer: () => withDatabase(({ databaseUrl }) => withProduct(databaseUrl, benchViewer)),
  webhooks: async () => {
    const product = await startProduct();
    try {
      return await benchWebhooks(product.url);
    } finally {
      await product.stop();
    }
  },
};

/** A migrated database of its own, with a folder; both are gone afterwards. */
async function withDatabase(
  use: (place: { databaseUrl: string; dataDir: string }) => Promise<BenchRow[]>,
): Promise<BenchRow[]> {
  const dataDir = await newDataDir();
  const postgres = await startEmbeddedPostgres({ projectDir: process.cwd(), dataDir });
  try {
    await migrate(postgres.url, process.cwd());
    return await use({ databaseUrl: postgres.url, dataDir });
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const wanted = process.argv.slice(2);
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`,
);
let missed = 0;
for (const [name, bench] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  for (const row of await bench()) {
    if (!row.ok) missed += 1;
    const figure = `${Number(row.measured.toPrecision(4))} ${row.unit}`.trim();
    console.log(`  ${row.ok ? "✓" : "✗"} ${row.what}: ${figure} (${row.target})`);
  }
}
console.log(missed === 0 ? "\nAll figures are met." : `\n${missed} figures are not met.`);
