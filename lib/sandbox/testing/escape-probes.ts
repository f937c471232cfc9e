/** Every attempt to get out of the sandbox, or to deceive what stands outside it. */
import { floodProbes } from "./escapes/flood-probes";
import { forgeryProbes } from "./escapes/forgery-probes";
import { oddityProbes } from "./escapes/oddity-probes";
import { realmProbes } from "./escapes/realm-probes";

export const escapeProbes = [...realmProbes, ...forgeryProbes, ...floodProbes, ...oddityProbes];
