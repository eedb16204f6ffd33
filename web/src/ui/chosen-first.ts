/**
 * What can be chosen, with what the link of a form names first: it is read by itself, as it may stand far back in the
 * list. Left out where it cannot be chosen.
 */
export function chosenFirst<T extends { id: string }>(
  listed: readonly T[],
  chosen: T | undefined,
  canBeChosen: (one: T) => boolean,
): T[] {
  const others = listed.filter(({ id }) => id !== chosen?.id);
  return [...(chosen === undefined ? [] : [chosen]), ...others].filter(canBeChosen);
}

/**
 * What a form is opened on: what its link names, and without a link the first. A form never stands on another thing than
 * its link says: then nothing is chosen.
 *
 * @example chosenAtFirst([{ id: '7' }, { id: '9' }], '8') // ''
 */
export function chosenAtFirst(options: readonly { id: string }[], chosenId: string | undefined): string {
  const named = chosenId === undefined ? options[0] : options.find(({ id }) => id === chosenId);
  return named?.id ?? '';
}
