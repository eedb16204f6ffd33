import { expect } from 'chai';
import { decideDelivery } from './decide-delivery.ts';
import type { KnownDelivery } from './decide-delivery.ts';

/** 26 November 2026, 09:14 UTC. */
const at = 1_795_684_440;
const message = {
  consignmentNo: 'ECMR-D-7F3A',
  paymentId: `0x${'5c'.repeat(32)}` as const,
  status: 'delivered' as const,
  happenedAt: '2026-11-26T09:14:00.000Z',
  place: 'Hamburg, Gate 3',
  signatureRef: 'ECMR-D-7F3A/consignee/1',
  carrier: 'Spedition Donau-Rhein',
  iss: 'urn:topsteel:carrier:spedition-donau-rhein',
};
const limits = { maxAgeSeconds: 2_592_000, maxAheadSeconds: 60 };
const payment = {
  lotId: 42n,
  maxGrams: 5_000_000n,
  authorizedAt: at - 86_400,
  isClosed: false,
  capturedGrams: 0n,
};
const unknown: KnownDelivery = { takenOverAt: null, isReported: false, lastDeliveredAt: null };

describe('decision on a consignment message', () => {
  it('reports the time of delivery, for as long as the contract takes it', () => {
    expect(decideDelivery(message, payment, unknown, limits, at + 30)).to.deep.equal({
      do: 'report',
      deliveredAt: at,
      validUntil: at + 2_592_000,
    });
    expect(decideDelivery(message, payment, unknown, limits, at + 2_591_999).do).to.equal('report');
    expect(decideDelivery(message, payment, unknown, limits, at + 2_592_000)).to.deep.equal({
      do: 'reject',
      reason: 'The event is older than deliveries are reported.',
    });
  });

  it('keeps a taking over, a repeated delivery and one that is older than the reported one', () => {
    const taken = { ...message, status: 'taken-over' as const, signatureRef: null };
    expect(decideDelivery(taken, payment, unknown, limits, at)).to.deep.equal({ do: 'note' });
    const known = (changes: Partial<KnownDelivery>) =>
      decideDelivery(message, payment, { ...unknown, ...changes }, limits, at).do;
    expect(known({ isReported: true })).to.equal('note');
    expect(known({ lastDeliveredAt: at })).to.equal('note');
    expect(known({ lastDeliveredAt: at - 1 })).to.equal('report');
  });

  it('refuses a delivery before the taking over, whichever is told first', () => {
    const before = decideDelivery(message, payment, { ...unknown, takenOverAt: at + 1 }, limits, at + 10);
    expect(before).to.have.property('reason', 'The goods cannot be delivered before they are taken over.');
    expect(decideDelivery(message, payment, { ...unknown, takenOverAt: at }, limits, at).do).to.equal(
      'report',
    );
  });

  it('waits for a payment that it does not know, for seven days, and for clocks', () => {
    expect(decideDelivery(message, null, unknown, limits, at + 604_800).do).to.equal('wait');
    expect(decideDelivery(message, null, unknown, limits, at + 604_801).do).to.equal('reject');
    expect(decideDelivery(message, payment, unknown, limits, at - 61).do).to.equal('wait');
    expect(decideDelivery(message, payment, unknown, limits, at - 60).do).to.equal('report');
    expect(decideDelivery(message, payment, unknown, limits, at - 301)).to.have.property(
      'reason',
      'The event lies in the future.',
    );
  });

  it('refuses what happened before the payment', () => {
    const late = { ...payment, authorizedAt: at + 301 };
    expect(decideDelivery(message, late, unknown, limits, at)).to.have.property(
      'reason',
      'The event is older than the payment.',
    );
  });
});
