import { BlockList, isIP } from "node:net";
import { isLocalName } from "../core/local-name.ts";

/** What is reached within a machine or a network alone, and by nobody else from outside. */
const OWN_RANGES = new BlockList();

// Source: IANA's registries of special-purpose addresses: this host, private use, shared by a provider's customers
// and overlay networks, loopback, link-local.
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  OWN_RANGES.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
] as const) {
  OWN_RANGES.addSubnet(network, prefix, "ipv6");
}

/** Whether a host is a machine of one's own, by its address, however that is written, or by its name. */
export function isOwnMachine({ hostname }: URL): boolean {
  const address = hostname.replaceAll(/[[\]]/g, "");
  const version = isIP(address);
  if (version === 0) return isLocalName(hostname);
  return OWN_RANGES.check(address, version === 4 ? "ipv4" : "ipv6");
}
