import { expect } from 'chai';
import { financeDesk } from './finance-desk.ts';

describe('the places of the finance desk', () => {
  it('are the invoices and statements of their own trade for buyers and vendors', () => {
    for (const role of ['buyer', 'vendor'] as const)
      expect(financeDesk([role])).to.deep.equal({ places: ['statements', 'invoices', 'webhooks'], more: [] });
    expect(financeDesk(['buyer', 'finance']).places).to.deep.equal([
      'home',
      'statements',
      'invoices',
      'ledger',
      'webhooks',
    ]);
  });
  it('are the whole desk for the marketplace, and all but its webhooks for the auditor', () => {
    const places = [
      'home',
      'reconcile',
      'payouts',
      'conversions',
      'ledger',
      'invoices',
      'statements',
      'close',
    ];
    const more = ['journal', 'exports', 'commission', 'feeds', 'chain'];
    expect(financeDesk(['operator', 'finance'])).to.deep.equal({ places, more: [...more, 'webhooks'] });
    expect(financeDesk(['auditor'])).to.deep.equal({ places, more });
  });
  it('are none for anybody else', () => {
    for (const access of [[], ['issuer'], ['verifier'], ['approver', 'admin']] as const)
      expect(financeDesk(access)).to.deep.equal({ places: [], more: [] });
  });
});
