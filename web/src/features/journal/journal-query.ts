/** What the address of the page says. */
export interface JournalParams {
  state?: string;
  month?: string;
  code?: string;
  cursor?: string;
}

/**
 * The query of the list, and its address without a cursor. Fields of the filter that were left empty ask for nothing.
 *
 * @example journalQuery({ state: 'booked', month: '' }) // { query: '?state=booked', base: '/finance/journal?state=booked', isFiltered: true }
 */
export function journalQuery({ state, month, code, cursor }: JournalParams) {
  const given = (all: Record<string, string | undefined>): string => {
    const named = Object.entries(all).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, value.trim()]],
    );
    return named.length === 0 ? '' : `?${new URLSearchParams(named).toString()}`;
  };
  const filter = given({ state, month, code });
  return {
    query: given({ state, month, code, cursor }),
    base: `/finance/journal${filter}`,
    isFiltered: filter !== '',
  };
}
