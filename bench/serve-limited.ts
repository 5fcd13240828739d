import process from "node:process";
import { openLimitedServer } from "./limited-server.ts";

// Run by the bench as a process of its own: a provider counts requests when they come, however busy those are who send them.
const server = await openLimitedServer(JSON.parse(process.argv[2] ?? "{}"));
process.send?.({ url: server.url });
process.on("message", () => {
  process.send?.({ arrivals: server.arrivals() });
});
