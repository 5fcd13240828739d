import { spawn } from "node:child_process";
import { platform } from "node:os";

/** Opens a page, by address or path, in the user's browser; returns whether the system took the request. */
type OpenBrowser = (page: string) => Promise<boolean>;

/** What opens an address on each system; all others have the opener of Linux. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, [command: string, ...before: string[]]>>> =
  {
    darwin: ["open"],
    win32: ["rundll32", "url.dll,FileProtocolHandler"],
  };

/** Opens a page with the opener of the operating system. No shell reads the address. */
export const openBrowser: OpenBrowser = (page) => {
  const [command, ...before] = OPENERS[platform()] ?? ["xdg-open"];
  return new Promise((resolve) => {
    const opener = spawn(command, [...before, page], { stdio: "ignore", detached: true });
    opener.once("error", () => resolve(false)); // there is no such program here
    opener.once("spawn", () => {
      opener.unref();
      resolve(true);
    });
  });
};
