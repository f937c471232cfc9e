import { bundlePrograms } from "./bundle.mjs";

await bundlePrograms();
