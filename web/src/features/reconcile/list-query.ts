/** What the address of the page says. */
export interface ReconcileParams {
  state?: string;
  day?: string;
  cursor?: string;
  entry?: string;
}

/** The list's query, the page's own address, and how to open a line beside it without leaving the list. */
export function listQuery({ state, day, cursor, entry }: ReconcileParams) {
  const filter = new URLSearchParams({
    ...(state === undefined ? {} : { state }),
    ...(day === undefined ? {} : { day }),
  });
  const list = new URLSearchParams([...filter, ...(cursor === undefined ? [] : [['cursor', cursor]])]);
  const withQuestion = (parameters: URLSearchParams): string =>
    parameters.size === 0 ? '' : `?${parameters.toString()}`;
  return {
    query: withQuestion(list),
    base: `/finance/reconcile${withQuestion(filter)}`,
    chosen: entry !== undefined && /^[0-9a-f-]{36}$/u.test(entry) ? entry : null,
    hrefOf: (entryId: string): string =>
      `/finance/reconcile${withQuestion(new URLSearchParams([...list, ['entry', entryId]]))}#entry`,
    isFiltered: filter.size > 0,
  };
}
