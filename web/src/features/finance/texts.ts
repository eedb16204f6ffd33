/** Texts of the finance desk's frame; each of its pages has texts of its own. */
export const texts = {
  title: 'Finance',
  intro: 'What waits for a person, and whether the books, the bank and the chain agree.',
  nav: {
    label: 'Finance desk',
    home: 'Work queue',
    invoices: 'Invoices',
    exports: 'Exports',
    webhooks: 'Webhooks',
    ledger: 'Ledger',
  },
};
