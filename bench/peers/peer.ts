/** How the model answers: in which time, and whether its answers about every fifth paper are always bad. */
export type PeerCase = { answerMs: number; isBad: boolean };

/** A model on this machine, and how it was asked. */
export type PeerModel = {
  /** Variables that point a program at it. */
  environment: Record<string, string>;
  calls: () => number;
  /** Most questions that were under way at the same time. */
  peak: () => number;
  close: () => Promise<void>;
};

/** Where a program is started, and where npm installed its packages. */
type PeerFolders = { folder: string; packages: string };

/** A program that asks a model about the same papers. */
export type Peer = {
  name: string;
  /** What npm installs for it, in exact versions; none for what this repository has. */
  packages: readonly string[];
  /** What it does otherwise, in a few words. */
  difference: string;
  openModel: (answers: PeerCase) => Promise<PeerModel>;
  /** Writes what it reads into its folder. Returns the arguments for Node. */
  prepare: (folders: PeerFolders) => string[];
  /** Papers of which its folder has a good result when it has ended. */
  countGood: (folder: string) => number;
};
