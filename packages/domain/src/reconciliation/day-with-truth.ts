import type { BookedLine } from '../camt/index.ts';
import { attemptReferenceOf } from '../payment/index.ts';
import { ibanOf, printRfReference, rfReferenceOf } from '../sepa/index.ts';
import type { Claim, Receipt, SentTransfer } from './book.ts';
import {
  DAY,
  randomOf,
  sealDay,
  shuffled,
  type DayWithTruth,
  type TrueLine,
  type TruePart,
} from './seal-day.ts';

const cities = ['Hamburg', 'Metz', 'Gent', 'Lecco', 'Linz', 'Bilbao', 'Tampere', 'Gdansk', 'Porto', 'Esch'];
const trades = ['Stahlbau', 'Metaal', 'Charpente', 'Carpenteria', 'Brückenbau', 'Constructions'];

/**
 * A statement of 1,000 lines as a busy marketplace's account has it: references structured, typed and mistyped, splits,
 * parts, charges on the way, payouts, returns of both directions, and some that nobody could tell apart.
 */
export function dayWithTruth(seed: number): DayWithTruth {
  const random = randomOf(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  const cents = (): bigint => BigInt(20_000 + pick(9_000_000));
  const buyers = Array.from({ length: 60 }, (_, index) => ({
    name: `${cities[index % 10] ?? ''} ${trades[Math.floor(index / 10)] ?? ''} GmbH`,
    iban: ibanOf('DE', (370_400_440_000_000_000n + BigInt(index)).toString()),
  }));
  type Buyer = (typeof buyers)[number];
  const claims: Claim[] = [];
  const transfers: SentTransfer[] = [];
  const receipts: Receipt[] = [];
  const booked: TrueLine[] = [];

  const anyBuyer = (): Buyer => buyers[pick(buyers.length)] ?? { name: '', iban: '' };
  const claim = (buyer: Buyer, dueMinor = cents()): Claim => {
    const orderNumber = `TS-2026-${(claims.length + 1).toString().padStart(6, '0')}`;
    const made = {
      id: `claim-${claims.length + 1}`,
      reference: attemptReferenceOf(orderNumber, 1),
      orderNumber,
      dueMinor,
      payerName: buyer.name,
      payerIbans: [buyer.iban],
      openedOn: '2026-11-02',
      isClosed: false,
    };
    claims.push(made);
    return made;
  };
  const line = (given: Partial<BookedLine> & { amountCents: bigint }, truth: TruePart[] | null): void => {
    const bankReference = `BK${(booked.length + 1).toString().padStart(8, '0')}`;
    booked.push({
      truth,
      line: {
        bankReference,
        direction: 'credit',
        bookedOn: DAY,
        valueOn: DAY,
        code: ['PMNT', 'RCDT', 'ESCT'],
        counterpartyName: null,
        counterpartyIban: null,
        endToEndId: null,
        remittance: null,
        structuredReference: null,
        instructedCents: null,
        chargesCents: null,
        returnReason: null,
        ...given,
      },
    });
  };
  const from = (buyer: Buyer) => ({ counterpartyName: buyer.name, counterpartyIban: buyer.iban });
  const receipt = (of: Claim, amountMinor = of.dueMinor, feeMinor = 0n) => ({
    kind: 'receipt' as const,
    targetId: of.id,
    amountMinor,
    feeMinor,
  });
  const times = (count: number, make: (index: number) => void): void => {
    for (let index = 0; index < count; index += 1) make(index);
  };

  times(430, () => {
    const buyer = anyBuyer();
    const order = claim(buyer);
    line({ ...from(buyer), amountCents: order.dueMinor, structuredReference: order.reference }, [
      receipt(order),
    ]);
  });
  times(90, (index) => {
    const buyer = anyBuyer();
    const order = claim(buyer);
    const printed = printRfReference(order.reference);
    const remittance = [`Rechnung, Ref. ${printed} Danke`, printed.toLowerCase(), `${order.reference}/steel`][
      index % 3
    ];
    line({ ...from(buyer), amountCents: order.dueMinor, remittance: remittance ?? '' }, [receipt(order)]);
  });
  times(60, (index) => {
    const buyer = anyBuyer();
    const order = claim(buyer);
    const remittance =
      index % 2 === 0
        ? `Order ${order.orderNumber}`
        : `bestelling ${order.orderNumber.replaceAll('-', ' ')} plaat`;
    line({ ...from(buyer), amountCents: order.dueMinor, remittance }, [receipt(order)]);
  });
  times(60, (index) => {
    const buyer = anyBuyer();
    const order = claim(buyer);
    const mistyped = order.reference.replace(/.$/u, (digit) => ((Number(digit) + 1) % 10).toString());
    line(
      {
        ...from(buyer),
        counterpartyName: buyer.name.toUpperCase().replace('GMBH', 'G.m.b.H.'),
        counterpartyIban: index % 2 === 0 ? buyer.iban : null,
        amountCents: order.dueMinor,
        remittance: index % 3 === 0 ? mistyped : 'Stahlbleche wie vereinbart',
      },
      [receipt(order)],
    );
  });
  times(50, (index) => {
    const buyer = anyBuyer();
    const orders = Array.from({ length: 2 + (index % 2) }, () => claim(buyer));
    const names = orders.map((order) =>
      index % 2 === 0 ? printRfReference(order.reference) : order.orderNumber,
    );
    const amountCents = orders.reduce((total, { dueMinor }) => total + dueMinor, 0n);
    line(
      { ...from(buyer), amountCents, remittance: names.join(' + ') },
      orders.map((order) => receipt(order)),
    );
  });
  times(25, (index) => {
    const iban = ibanOf('AT', (1_904_300_000_000_000n + BigInt(index)).toString());
    const buyer = { name: `Wiener Hallenbau ${index + 1} KG`, iban };
    const orders = [claim(buyer), claim(buyer)];
    claim(buyer);
    const amountCents = orders.reduce((total, { dueMinor }) => total + dueMinor, 0n);
    line(
      { ...from(buyer), amountCents, remittance: 'Sammelzahlung November' },
      orders.map((order) => receipt(order)),
    );
  });
  times(30, () => {
    const buyer = anyBuyer();
    const order = claim(buyer);
    const first = order.dueMinor / 3n;
    for (const amountCents of [first, order.dueMinor - first]) {
      line({ ...from(buyer), amountCents, structuredReference: order.reference }, [
        receipt(order, amountCents),
      ]);
    }
  });
  times(60, (index) => {
    const buyer = anyBuyer();
    const order = claim(buyer);
    const fee = BigInt(250 + pick(2_000));
    const amountCents = order.dueMinor - fee;
    const stated = index % 3 === 0 ? { instructedCents: order.dueMinor } : { chargesCents: fee };
    const named =
      index % 2 === 0 ? { structuredReference: order.reference } : { remittance: order.orderNumber };
    line({ ...from(buyer), amountCents, ...named, ...stated }, [receipt(order, amountCents, fee)]);
  });

  const transfer = (isSettled: boolean): SentTransfer => {
    const made = {
      id: `transfer-${transfers.length + 1}`,
      endToEndId: `0198a2b4${transfers.length.toString().padStart(24, '0')}`,
      messageId: `msg-${Math.floor(transfers.length / 20)}`,
      amountMinor: cents(),
      creditorIban: ibanOf('BE', (539_007_540_000n + BigInt(transfers.length)).toString()),
      isSettled,
      isReturned: false,
      isRefused: false,
    };
    transfers.push(made);
    return made;
  };
  times(60, () => {
    const sent = transfer(false);
    line(
      {
        direction: 'debit',
        code: ['PMNT', 'ICDT', 'ESCT'],
        amountCents: sent.amountMinor,
        counterpartyIban: sent.creditorIban,
        endToEndId: sent.endToEndId,
      },
      [{ kind: 'settled', targetId: sent.id, amountMinor: sent.amountMinor, feeMinor: 0n }],
    );
  });
  times(45, (index) => {
    const sent = transfer(true);
    line(
      {
        code: ['PMNT', 'ICDT', 'RRTN'],
        amountCents: sent.amountMinor,
        counterpartyIban: sent.creditorIban,
        endToEndId: index < 30 ? sent.endToEndId : null,
        returnReason: index % 2 === 0 ? 'AC04' : 'MS03',
      },
      [{ kind: 'returned', targetId: sent.id, amountMinor: sent.amountMinor, feeMinor: 0n }],
    );
  });
  times(25, (index) => {
    const buyer = anyBuyer();
    const paid = cents();
    const order = claim(buyer, 0n);
    const endToEndId = `INV-${index + 1}`;
    receipts.push({
      lineId: `earlier-${index + 1}`,
      claimId: order.id,
      amountMinor: paid,
      takenBackMinor: 0n,
      payerIban: buyer.iban,
      endToEndId,
      bankReferences: [],
      rfReferences: [order.reference],
    });
    const named = index % 2 === 0 ? { endToEndId } : { structuredReference: order.reference };
    line(
      {
        direction: 'debit',
        code: ['PMNT', 'RCDT', 'RRTN'],
        amountCents: paid,
        ...from(buyer),
        ...named,
        returnReason: 'MD06',
      },
      [{ kind: 'taken-back', targetId: order.id, amountMinor: paid, feeMinor: 0n }],
    );
  });
  times(10, () => {
    const amountCents = BigInt(500 + pick(3_000));
    line({ direction: 'debit', code: ['ACMT', 'MDOP', 'CHRG'], amountCents, remittance: 'Charges' }, [
      { kind: 'charges', targetId: null, amountMinor: amountCents, feeMinor: 0n },
    ]);
  });

  // What nobody can tell: the engine must leave it to a person.
  times(10, () => {
    const buyer = anyBuyer();
    const [order] = [claim(buyer)];
    claim(buyer, order.dueMinor);
    line({ ...from(buyer), amountCents: order.dueMinor, remittance: 'Danke' }, null);
  });
  times(5, () => {
    const buyer = anyBuyer();
    const [meant, copied] = [claim(buyer), claim(buyer)];
    line({ ...from(buyer), amountCents: meant.dueMinor, structuredReference: copied.reference }, null);
  });
  times(3, (index) => {
    const buyer = anyBuyer();
    const order = claim(buyer);
    const structuredReference = rfReferenceOf(`9900${index}`);
    line({ ...from(buyer), amountCents: order.dueMinor, structuredReference }, null);
  });
  times(3, (index) => {
    line({ counterpartyName: `Fremde Firma ${index + 1}`, amountCents: cents(), remittance: 'Miete' }, null);
  });
  times(4, (index) => {
    line(
      {
        direction: 'debit',
        code: ['PMNT', 'RDDT', 'ESDD'],
        counterpartyName: `Versorger ${index + 1}`,
        amountCents: cents(),
      },
      null,
    );
  });

  return sealDay(seed, shuffled(booked, pick), { claims, transfers, receipts, payouts: [] });
}
