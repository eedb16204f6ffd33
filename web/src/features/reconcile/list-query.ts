/** What the address of the page says. */
export interface ReconcileParams {
  state?: string;
  day?: string;
  cursor?: string;
  entry?: string;
  /** Where the list of transfers goes on. */
  transfers?: string;
}

/**
 * The queries of both lists, their addresses without their own cursor, and how to open a line beside its list without
 * leaving either.
 */
export function listQuery({ state, day, cursor, entry, transfers }: ReconcileParams) {
  const given = (all: Record<string, string | undefined>): URLSearchParams =>
    new URLSearchParams(
      Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
  const filter = given({ state, day });
  const withQuestion = (parameters: URLSearchParams): string =>
    parameters.size === 0 ? '' : `?${parameters.toString()}`;
  const address = (parameters: URLSearchParams): string => `/finance/reconcile${withQuestion(parameters)}`;
  return {
    query: withQuestion(given({ state, day, cursor })),
    base: address(filter),
    transfersQuery: withQuestion(given({ limit: '100', cursor: transfers })),
    transfersBase: address(given({ state, day, cursor, entry })),
    chosen: entry !== undefined && /^[0-9a-f-]{36}$/u.test(entry) ? entry : null,
    hrefOf: (entryId: string): string =>
      `${address(given({ state, day, cursor, transfers, entry: entryId }))}#entry`,
    isFiltered: filter.size > 0,
  };
}
