import { DISCORD } from "./discord.ts";
import { PLAIN } from "./plain.ts";
import { SLACK } from "./slack.ts";
import type { Target } from "./target.ts";
import { TEAMS } from "./teams.ts";
import { TELEGRAM } from "./telegram.ts";

/** The target at an address; any that is none of the known ones gets plain JSON. */
export function chooseTarget(url: URL): Target {
  return [SLACK, DISCORD, TEAMS, TELEGRAM].find(({ isAt }) => isAt(url)) ?? PLAIN;
}
