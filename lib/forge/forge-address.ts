/**
 * Which addresses of a forge's API may be asked. Whoever reaches the product can name one, and the server may reach
 * places that they cannot: so it asks the public forges, those that `VERBATIM_FORGES` names, and any other only where
 * nobody else reaches the server.
 */
const publicForges: readonly string[] = ["https://api.github.com", "https://gitlab.com"];

export type AddressRules = {
  /** Host names in lower case, with the port where it is not the protocol's own: `git.example.com:8443`. */
  forges: readonly string[];
  /** Nobody but this machine reaches the server. */
  isAlone: boolean;
};

export type AddressProblem = { code: "invalid-input" | "forbidden"; message: string };

/** Null where the address may be asked. */
export function forgeAddressProblem(apiUrl: string, rules: AddressRules): AddressProblem | null {
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    return invalid("Give the API's address as https://host/path.");
  if (url.username !== "" || url.password !== "")
    return invalid("Leave name and password out of the API's address. A token has its own field.");
  if (/[?#]/.test(apiUrl)) return invalid("Give the API's address without ? and #.");
  if (publicForges.includes(url.origin) || rules.forges.includes(url.host) || rules.isAlone)
    return null;
  return {
    code: "forbidden",
    message: `This server may be reached by others, so it does not ask ${url.host}. Add ${url.host} to VERBATIM_FORGES and start the server again.`,
  };
}

function invalid(message: string): AddressProblem {
  return { code: "invalid-input", message };
}
