import { bundle, projectDir } from "./bundle.mjs";

await bundle({ "migrate-new": "scripts/migrate-new.ts" });
await import(`${projectDir}/.build/migrate-new.js`);
