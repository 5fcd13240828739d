/** Does the works of one name one after the other, in the order in which they came. */
type InTurn = <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;

/** Opens turns for the tasks of one process, so that they need not look at the disk for each other. */
export function openTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work);
    const ended = turn
      .catch(() => {}) // whoever asked for it is told
      .finally(() => {
        if (last.get(name) === ended) last.delete(name);
      });
    last.set(name, ended);
    return turn;
  };
}
