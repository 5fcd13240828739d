/** Text values by variable, as an environment holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;
