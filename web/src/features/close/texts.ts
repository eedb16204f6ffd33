const claimsText = (count: number): string => (count === 1 ? '1 claim' : `${count} claims`);

/** Texts of the page on which months are closed. */
export const texts = {
  title: 'Close a month',
  intro:
    'A closed month is never opened again. What arrives for it later keeps its own date and is posted in the first open month.',
  months: 'Months of the books',
  month: 'Month (UTC)',
  state: 'State',
  states: { open: 'open', closed: 'closed' },
  closedAt: 'Closed',
  look: 'Trial balance',
  empty: 'Nothing is posted yet, so there is no month to close.',
  balanceOf: (month: string) => `Trial balance of ${month}`,
  balanceCaption: (currency: string) => `Accounts in ${currency}, on their normal side`,
  account: 'Account',
  pcg: 'PCG',
  opening: 'Opening',
  debits: 'Debits',
  credits: 'Credits',
  closing: 'Closing',
  total: 'Posted until then',
  balances: 'Debits equal credits in every currency.',
  unbalanced: 'Debits and credits differ.',
  chain: (entries: string) => `The chain had ${entries} entries when the month was closed:`,
  claims: 'Claims that are still pending',
  claimsHint:
    'Money that is claimed and neither posted nor given back. Closing leaves each of them to a later month.',
  claimsCaption: 'Pending claims up to the end of the month',
  claim: 'Follows from',
  amount: 'Amount',
  since: 'Claimed for',
  lapses: 'Lapses',
  never: 'never',
  listed: (count: number) => `Pending when the month was closed, and listed: ${claimsText(count)}.`,
  form: {
    heading: (month: string) => `Close ${month}`,
    notOver: (month: string) => `${month} can be closed when it has ended in UTC.`,
    notNext: (month: string) => `Months are closed one after another: ${month} is next.`,
    seen: (count: number) =>
      `I have seen what is pending above (${claimsText(count)}) and leave it to a later month.`,
    confirm: (month: string) => `I understand that ${month} is then closed for good.`,
    button: (month: string) => `Close ${month}`,
    busy: 'Checking every entry and closing',
    onlyOperator: 'Months are closed by the marketplace’s own people. You may read them.',
  },
} as const;
