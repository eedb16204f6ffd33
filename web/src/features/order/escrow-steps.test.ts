import { expect } from 'chai';
import type { Order } from '@topsteel/domain/api';
import { escrowStepsOf } from './escrow-steps.ts';
import { plateOrder } from './plate-order.ts';

const namesOf = (order: Order) => escrowStepsOf(order).map(({ name, state }) => `${name} ${state}`);

describe('the way from payment to title', () => {
  it('begins with the payment that the buyer owes until a day', () => {
    const order = plateOrder({});
    expect(namesOf(order)).to.deep.equal([
      'ordered past',
      'authorised now',
      'shipped future',
      'weighed future',
      'captured future',
    ]);
    expect(escrowStepsOf(order)[1]).to.deep.equal({
      name: 'authorised',
      state: 'now',
      at: '2026-12-01T15:08:47.000Z',
      who: 'buyer',
      amountMinor: 6_438_240_000n,
    });
  });

  it('waits for the end of the time to object once the load is weighed', () => {
    const order = plateOrder({
      status: 'weighed',
      nextMove: { who: 'buyer', code: 'confirm-receipt', what: '', by: '2026-11-28T17:00:00.000Z' },
      capturesAt: '2026-11-28T17:00:00.000Z',
      authorizedMinor: '6438240000',
      weighedGrams: '7964000',
    });
    expect(namesOf(order)).to.deep.equal([
      'ordered past',
      'authorised past',
      'shipped past',
      'weighed past',
      'window now',
      'captured future',
    ]);
    const [, , , , window, captured] = escrowStepsOf(order);
    expect(window).to.deep.include({ who: 'buyer', at: '2026-11-28T17:00:00.000Z' });
    expect(captured).to.deep.include({ at: '2026-11-28T17:00:00.000Z', amountMinor: 6_438_240_000n });
  });

  it('ends with what was captured and what was returned', () => {
    const order = plateOrder({
      status: 'completed',
      nextMove: { who: 'nobody', code: 'none', what: '', by: null },
      authorizedMinor: '6438240000',
      capturedMinor: '6283596000',
      returnedMinor: '154644000',
      weighedGrams: '7964000',
      timeline: [
        ['payment-authorized', '2026-11-26T15:08:00.000Z'],
        ['title-moved', '2026-11-26T15:08:16.000Z'],
        ['remainder-returned', '2026-11-26T15:08:17.000Z'],
      ],
    });
    expect(namesOf(order)).to.deep.equal([
      'ordered past',
      'authorised past',
      'shipped past',
      'weighed past',
      'captured past',
      'remainder past',
    ]);
    expect(escrowStepsOf(order).map(({ amountMinor }) => amountMinor)).to.deep.equal([
      null,
      6_438_240_000n,
      null,
      null,
      6_283_596_000n,
      154_644_000n,
    ]);
    expect(escrowStepsOf(order)[5]?.at).to.equal('2026-11-26T15:08:17.000Z');
  });

  it('stops where an order expired unpaid, and says what went back where it was cancelled', () => {
    const nextMove = { who: 'nobody' as const, code: 'none' as const, what: '', by: null };
    expect(namesOf(plateOrder({ status: 'expired', nextMove }))).to.deep.equal([
      'ordered past',
      'ended stopped',
    ]);
    const cancelled = plateOrder({
      status: 'cancelled',
      nextMove,
      authorizedMinor: '6438240000',
      returnedMinor: '6438240000',
    });
    expect(namesOf(cancelled)).to.deep.equal(['ordered past', 'authorised past', 'returned past']);
  });
});
