import { expect } from 'chai';
import fc from 'fast-check';
import {
  businessKey,
  eventArgsSchemas,
  intentKinds,
  intentPayloadSchemas,
  intentResultSchemas,
  isEventName,
  termsJson,
  termsOf,
  termsSchema,
  weighTicketSchema,
} from './index.ts';

const account = `0x${'1a'.repeat(20)}` as const;
const word = `0x${'2b'.repeat(32)}` as const;
const terms = {
  operator: account,
  payer: account,
  receiver: account,
  token: account,
  maxAmount: '3618000000',
  authorizeBefore: '1795435200',
  captureBefore: '1796644800',
  resolveBefore: '1797849600',
  refundBefore: '1799236800',
  inspectionSeconds: '172800',
  feeBps: '100',
  silenceBps: '0',
  arbiter: account,
  feeShares: [
    { receiver: account, shareBps: '8000' },
    { receiver: account, shareBps: '2000' },
  ],
  goods: { lotId: (2n ** 100n - 1n).toString(), maxGrams: '5025000', titleTo: account },
  milestones: `0x${'00'.repeat(32)}` as const,
  orderRef: word,
  salt: word,
};

describe('terms on the bridge', () => {
  it('go to call arguments and back without loss', () => {
    expect(termsJson(termsOf(termsSchema.parse(terms)))).to.deep.equal(terms);
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 120n - 1n }),
        fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }),
        (amount, grams) => {
          const json = {
            ...terms,
            maxAmount: amount.toString(),
            goods: { ...terms.goods, maxGrams: grams.toString() },
          };
          expect(termsOf(termsSchema.parse(json)).maxAmount).to.equal(amount);
          expect(termsJson(termsOf(termsSchema.parse(json)))).to.deep.equal(json);
        },
      ),
    );
  });

  it('refuse numbers as JSON numbers, and amounts that the contract cannot hold', () => {
    expect(termsSchema.safeParse({ ...terms, maxAmount: 3_618_000_000 }).success).to.equal(false);
    expect(termsSchema.safeParse({ ...terms, maxAmount: (2n ** 120n).toString() }).success).to.equal(false);
    expect(termsSchema.safeParse({ ...terms, discount: '1' }).success).to.equal(false);
  });
});

describe('intents', () => {
  it('have a payload and a result for every kind', () => {
    expect(intentKinds).to.deep.equal(Object.keys(intentResultSchemas));
  });

  it('carry a delegated signature whole or not at all', () => {
    const batch = { issuer: account, batch: '1', root: word, depth: '2', count: '3' };
    const schema = intentPayloadSchemas['issue-batch'];
    expect(schema.safeParse(batch).success).to.equal(true);
    expect(
      schema.safeParse({ ...batch, signer: account, deadline: '1', signature: '0x12' }).success,
    ).to.equal(true);
    expect(schema.safeParse({ ...batch, signature: '0x12' }).success).to.equal(false);
  });

  it('have one business key per act, whatever the letter case of an address', () => {
    expect(businessKey.issueBatch('0xAB', 7n)).to.equal('issue-batch:0xab:7');
    expect(businessKey.weightReport('0xAB', 1)).to.equal('report:WEIGHT:0xab:1');
    // A weight report is one kind of report, under the same key.
    const makers = Object.entries(businessKey).filter(([name]) => name !== 'weightReport');
    const keys = makers.map(([, make]) => make('x', '1' as never, '1' as never).split(':')[0]);
    expect(new Set(keys).size).to.equal(keys.length);
  });
});

describe('events and tickets', () => {
  it('are known by name', () => {
    expect([isEventName('PaymentCaptured'), isEventName('toString')]).to.deep.equal([true, false]);
    expect(
      eventArgsSchemas.PaymentVoided.safeParse({ paymentId: word, amount: '28696320', actor: account })
        .success,
    ).to.equal(true);
  });

  it('give masses in grams as decimal strings', () => {
    const ticket = {
      ticketNo: 'WB2-000017',
      deliveryRef: 'D-1',
      paymentId: word,
      netGrams: '4982000',
      grossGrams: '19482000',
      tareGrams: '14500000',
      weighedAt: '2026-11-23T08:15:00Z',
      weighbridge: 'Weighbridge 2',
      iss: 'urn:topsteel:carrier:spedition-donau-rhein',
    };
    expect(weighTicketSchema.safeParse(ticket).success).to.equal(true);
    expect(weighTicketSchema.safeParse({ ...ticket, netGrams: 4_982_000 }).success).to.equal(false);
    expect(weighTicketSchema.safeParse({ ...ticket, netGrams: '4982.5' }).success).to.equal(false);
  });
});
