/** Texts of the finance desk's frame; each of its pages has texts of its own. */
export const texts = {
  title: 'Finance',
  intro: 'What waits for a person: why, and what to do. Each is closed with a note.',
  nav: {
    label: 'Finance desk',
    home: 'Work queue',
    reconcile: 'Reconcile',
    payouts: 'Payouts',
    commission: 'Commission',
    statements: 'Statements',
    invoices: 'Invoices',
    exports: 'Exports',
    webhooks: 'Webhooks',
    ledger: 'Ledger',
    close: 'Close a month',
    feeds: 'Rates and receipts',
    chain: 'Chain',
  },
};
