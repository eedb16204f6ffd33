/** Texts of the page on rates and receipts. */
export const texts = {
  title: 'Rates and receipts',
  intro:
    'Facts from outside that orders rest on. Each is read by the report signers themselves, and counts when enough of them sign it.',
  rates: {
    heading: 'Exchange rates',
    caption: 'The newest signed rate of each currency, and what each source said',
    columns: {
      pair: 'Pair',
      rate: 'Dollars for one',
      sources: 'Sources',
      signed: 'Signed',
      until: 'Holds until',
    },
    current: 'holds',
    over: 'over',
    empty: 'No rate was signed yet.',
    emptyAction:
      'Set FX_SOURCES, and see that the report signers run. Until then orders are priced in USDC only.',
    counted: 'counted',
    why: { stale: 'too old', ahead: 'in the future', outlier: 'too far from the others' },
    signers: (count: number) => `${count.toString()} signers, round`,
  },
  waiting: {
    heading: 'Reports without a quorum',
    caption: 'Reports that wait for signatures, and those that were dropped in the last week',
    columns: {
      what: 'What',
      about: 'About',
      value: 'Value',
      state: 'State',
      said: 'What the signers said',
      since: 'Since',
    },
    kinds: {
      'TopSteel.Weight': 'Weight, g',
      'TopSteel.Delivery': 'Delivery, Unix seconds',
      'TopSteel.Fx': 'Exchange rate, 10⁻⁸ USD',
      'TopSteel.FiatReceipt': 'Receipt, minor units',
      'TopSteel.CarbonFactor': 'Emission factors, hash',
    } as Readonly<Record<string, string>>,
    states: { proposed: 'waits', abandoned: 'dropped' },
    silent: 'Nobody has answered yet.',
    subject: 'payment or order',
    empty: 'Every report has its signatures.',
  },
  receipts: {
    heading: 'Money that orders wait for',
    caption: 'Receipts that are looked for at the bank and the providers',
    columns: { order: 'Order', rail: 'Rail', reference: 'Reference', received: 'Received', read: 'Read' },
    open: 'Open order',
    unread: 'not yet',
    empty: 'No order waits for money off chain.',
  },
};
