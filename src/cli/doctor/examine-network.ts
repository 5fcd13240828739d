import { getCACertificates } from "node:tls";
import type { Environment } from "../../core/environment.ts";
import { readProxies, showProxy } from "../../http/proxies.ts";
import { readRegularFile } from "../../store/read-regular-file.ts";
import { type Diagnosis, ok } from "./diagnosis.ts";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Says which proxies lie between this machine and the network, and which certificates are trusted. */
export async function examineNetwork(environment: Environment): Promise<Diagnosis[]> {
  const { NODE_EXTRA_CA_CERTS: file } = environment;
  const certificates = file ? [await examineCertificates(file)] : [];
  return [ok("proxy", describeProxies(environment)), ...certificates];
}

function describeProxies(environment: Environment): string {
  const { http, https, exceptions } = readProxies(environment);
  const ways = [
    ...(http === null ? [] : [`http through ${showProxy(http)}`]),
    ...(https === null ? [] : [`https through ${showProxy(https)}`]),
  ];
  if (ways.length === 0) return "none";
  return `${ways.join(", ")}${exceptions === "" ? "" : `, but not for ${exceptions}`}`;
}

/** Node reads the file when it starts, and goes on without it when it cannot. */
async function examineCertificates(file: string): Promise<Diagnosis> {
  const name = "certificates";
  const text = (await readRegularFile(file).catch(() => null))?.toString("utf8") ?? null;
  if (text === null) {
    const next = "Set NODE_EXTRA_CA_CERTS to a file of PEM certificates, or unset it.";
    return { status: "warning", name, finding: `${file} cannot be read`, next };
  }
  const trusted = new Set(getCACertificates("extra").map(withoutSpace));
  const used = (text.match(CERTIFICATE) ?? []).map(withoutSpace).filter((one) => trusted.has(one));
  if (used.length > 0) return ok(name, `${used.length} of ${file} are trusted too`);
  const next =
    "Set NODE_EXTRA_CA_CERTS before the program starts, not in .env, to PEM certificates.";
  return { status: "warning", name, finding: `none of ${file} is in use`, next };
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, "");
}
