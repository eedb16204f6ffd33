import { expect } from 'chai';
import { decideReport } from './decide-report.ts';
import type { PaymentFacts } from '../order-facts.ts';
import type { LastReport } from './decide-report.ts';

const weighedAt = '2026-11-23T09:14:00.000Z';
const observedAt = 1_795_425_240;

const ticket = {
  ticketNo: 'WB-2026-00417',
  deliveryRef: 'D-7F3A',
  paymentId: `0x${'5c'.repeat(32)}` as const,
  netGrams: '4982000',
  grossGrams: '21542000',
  tareGrams: '16560000',
  weighedAt,
  weighbridge: 'Linz Hafen 2',
  iss: 'urn:topsteel:carrier:spedition-donau-rhein',
};

/** A weighing counts for 30 days; clocks may run a minute ahead. */
const limits = { maxAgeSeconds: 2_592_000, maxAheadSeconds: 60 };

const payment: PaymentFacts = {
  lotId: 42n,
  maxGrams: 5_100_000n,
  authorizedAt: observedAt - 7_200,
  isClosed: false,
  capturedGrams: 0n,
};

const earlier: LastReport = {
  ticketNo: 'WB-2026-00416',
  observedAt: observedAt - 600,
  valueGrams: 4_980_000n,
  round: 1,
};
/** Two loads of one order of at most 12 t; the first was weighed at 5,000 kg. */
const twoLoads: PaymentFacts = { ...payment, maxGrams: 12_000_000n };
const first = {
  ...ticket,
  ticketNo: 'WB-2026-00410',
  deliveryRef: 'D-7F39',
  netGrams: '5000000',
  grossGrams: '21560000',
};
const reported: LastReport = {
  ticketNo: first.ticketNo,
  observedAt: observedAt - 600,
  valueGrams: 5_000_000n,
  round: 1,
};

describe('decision on a weigh ticket', () => {
  it('reports 4,982 kg for an order of at most 5,100 kg', () => {
    expect(decideReport(ticket, payment, null, limits, observedAt + 30)).to.deep.equal({
      do: 'report',
      report: { valueGrams: 4_982_000n, observedAt, validUntil: observedAt + 2_592_000, round: 1 },
    });
  });

  it('reports a later weighing of the same delivery in the next round', () => {
    expect(decideReport(ticket, payment, earlier, limits, observedAt)).to.have.nested.property(
      'report.round',
      2,
    );
  });

  it('reports a weighing up to the last second that the contract takes it, and a clock a minute ahead', () => {
    expect(decideReport(ticket, payment, null, limits, observedAt + 2_591_999).do).to.equal('report');
    expect(decideReport(ticket, payment, null, limits, observedAt - 60).do).to.equal('report');
    expect(decideReport(ticket, payment, null, limits, observedAt - 61).do).to.equal('wait');
    expect(decideReport(ticket, payment, null, limits, observedAt - 300).do).to.equal('wait');
  });

  it('reports the total of all loads: 5,000 kg before and 4,982 kg now', () => {
    expect(
      decideReport(ticket, { ...twoLoads, capturedGrams: 5_000_000n }, reported, limits, observedAt, [first]),
    ).to.deep.equal({
      do: 'report',
      report: { valueGrams: 9_982_000n, observedAt, validUntil: observedAt + 2_592_000, round: 2 },
    });
  });

  it('adds a load whose ticket comes late under the time of the report before it', () => {
    const late = { ...reported, observedAt: observedAt + 60 };
    expect(decideReport(ticket, twoLoads, late, limits, observedAt + 90, [first])).to.deep.equal({
      do: 'report',
      report: {
        valueGrams: 9_982_000n,
        observedAt: observedAt + 60,
        validUntil: observedAt + 60 + 2_592_000,
        round: 2,
      },
    });
  });

  it('takes no older ticket of a load that the last report counts already', () => {
    const both = { ...reported, observedAt: observedAt + 60, valueGrams: 9_990_000n, round: 3 };
    expect(decideReport(ticket, twoLoads, both, limits, observedAt + 90, [first])).to.deep.equal({
      do: 'reject',
      reason: 'The weighing is not later than ticket WB-2026-00410, which is reported already.',
    });
  });

  it('corrects no load that was paid, and no total above the order', () => {
    expect(
      decideReport(ticket, { ...twoLoads, capturedGrams: 5_000_001n }, reported, limits, observedAt, [first]),
    ).to.have.property('reason', 'Ticket WB-2026-00410 was paid already; a correction needs a person.');
    expect(
      decideReport(ticket, { ...payment, maxGrams: 9_981_999n }, reported, limits, observedAt, [first]),
    ).to.have.property('reason', 'The net mass of 9982000 g is above the 9981999 g of the order.');
    expect(
      decideReport(ticket, twoLoads, reported, limits, observedAt, [
        { ...first, deliveryRef: ticket.deliveryRef },
      ]),
    ).to.have.property('reason', 'A load is named twice.');
  });

  it('waits for a payment that it does not know, for seven days', () => {
    expect(decideReport(ticket, null, null, limits, observedAt + 604_800)).to.deep.equal({ do: 'wait' });
    expect(decideReport(ticket, null, null, limits, observedAt + 604_801)).to.deep.equal({
      do: 'reject',
      reason: 'No payment of this id was authorized within seven days.',
    });
  });

  const rejected: [string, () => ReturnType<typeof decideReport>, string][] = [
    [
      'no mass',
      () =>
        decideReport({ ...ticket, netGrams: '0', tareGrams: '21542000' }, payment, null, limits, observedAt),
      'The net mass is not above zero.',
    ],
    [
      'masses that do not add up',
      () => decideReport({ ...ticket, netGrams: '4983000' }, payment, null, limits, observedAt),
      'Gross less tare is not the net mass.',
    ],
    [
      'a weighing in the future',
      () => decideReport(ticket, payment, null, limits, observedAt - 301),
      'The weighing lies in the future.',
    ],
    [
      'a weighing as old as the contract takes none',
      () => decideReport(ticket, payment, null, limits, observedAt + 2_592_000),
      'The weighing is 30 days old; weighings are reported below 30 days.',
    ],
    [
      'a weighing before the payment',
      () => decideReport(ticket, { ...payment, authorizedAt: observedAt + 301 }, null, limits, observedAt),
      'The weighing is older than the payment.',
    ],
    [
      'a payment without goods',
      () => decideReport(ticket, { ...payment, lotId: 0n }, null, limits, observedAt),
      'The payment has no goods to weigh.',
    ],
    [
      'more than the order',
      () => decideReport(ticket, { ...payment, maxGrams: 4_981_999n }, null, limits, observedAt),
      'The net mass of 4982000 g is above the 4981999 g of the order.',
    ],
    [
      'a closed payment',
      () => decideReport(ticket, { ...payment, isClosed: true }, null, limits, observedAt),
      'The payment is closed.',
    ],
    [
      'the same ticket again',
      () => decideReport(ticket, payment, { ...earlier, ticketNo: ticket.ticketNo }, limits, observedAt),
      'Ticket WB-2026-00417 is reported already.',
    ],
    [
      'a weighing no later than the one reported',
      () => decideReport(ticket, payment, { ...earlier, observedAt }, limits, observedAt),
      'The weighing is not later than ticket WB-2026-00416, which is reported already.',
    ],
    [
      'a correction after payment',
      () => decideReport(ticket, { ...payment, capturedGrams: 1n }, earlier, limits, observedAt),
      'Ticket WB-2026-00416 was paid already; a correction needs a person.',
    ],
  ];
  for (const [what, decide, reason] of rejected) {
    it(`rejects ${what}`, () => {
      expect(decide()).to.deep.equal({ do: 'reject', reason });
    });
  }
});
