import type { Order, OrderStatus } from '@topsteel/domain/api';

type Told = {
  status?: OrderStatus;
  nextMove?: Order['nextMove'];
  capturesAt?: string;
  authorizedMinor?: string;
  capturedMinor?: string;
  returnedMinor?: string;
  weighedGrams?: string;
  timeline?: [Order['timeline'][number]['code'], string][];
};

const PARTY = { organisationId: '01a21866-5c17-7391-a2c3-000000000001', account: `0x${'1'.repeat(40)}` };

/** The plate of tests: 8 t ordered at 800 USDC/t and 0.6 % more at most, as far as the caller tells. */
export function plateOrder(told: Told): Order {
  const weighedGrams = told.weighedGrams ?? null;
  const at = '2026-11-26T15:07:00.000Z';
  const isCaptured = (told.capturedMinor ?? '0') !== '0';
  return {
    id: '01a21866-5c17-7391-a2c3-1903da76b7bd',
    number: 'TS-2026-000001',
    reference: 'NK-26-2188',
    status: told.status ?? 'awaiting-payment',
    fulfilment: weighedGrams === null ? 'unshipped' : 'weighed',
    buyer: { ...PARTY, name: 'Nordkai Stahlbau', country: 'DE' },
    seller: { ...PARTY, name: 'Aciéries du Val d’Orne', country: 'FR' },
    mine: 'buyer',
    lines: [
      {
        offerId: '01a21866-5c17-7391-a2c3-000000000002',
        lotId: '1',
        lotCode: 'GM18VQMSBXEJCDVX0A06',
        description: 'Hot rolled plate, 20 × 2500 × 12000 mm, S355J2+N',
        grade: 'S355J2+N',
        heatNumber: 'F26-41873',
        massGrams: '8000000',
        maxGrams: '8160000',
        weighedGrams,
        pricePerTonneMinor: '789000000',
        netMinor: '6312000000',
        work: null,
      },
    ],
    currency: 'USDC',
    goodsMinor: '6312000000',
    taxMinor: '0',
    taxRule: { code: 'reverse-charge', ratePermille: 0, country: 'DE', sentence: '' },
    totalMinor: '6312000000',
    maxAmountMinor: '6438240000',
    commission: { feeBps: 150, paidBy: 'seller', feeMinor: '94680000', shares: [] },
    payment: {
      state: isCaptured ? 'captured' : told.authorizedMinor === undefined ? 'awaiting' : 'authorized',
      isFinal: true,
      rail: 'usdc-escrow',
      currency: 'USDC',
      amountMinor: '6438240000',
      rate: null,
      paymentId: `0x${'a'.repeat(64)}`,
      payer: null,
      chainId: 31_337,
      token: null,
      escrow: null,
      terms: null,
      payBefore: '2026-12-01T15:08:47.000Z',
      action: null,
      reference: null,
      typedData: null,
      acceptanceTypedData: null,
      authorizedMinor: told.authorizedMinor ?? '0',
      capturedMinor: told.capturedMinor ?? '0',
      feeMinor: '0',
      returnedMinor: told.returnedMinor ?? '0',
      failure: null,
    },
    delivery:
      weighedGrams === null
        ? null
        : {
            ref: 'D-TS-2026-000001-1',
            carrier: 'Spedition Donau-Rhein',
            vehicle: 'W-1234',
            weighbridgeUrl: 'http://127.0.0.1/weighbridge',
            announcedAt: '2026-11-26T15:08:05.000Z',
            weighedGrams,
            weighedAt: '2026-11-26T15:08:10.000Z',
            receivedAt: null,
            isComplete: true,
          },
    shipments: [],
    settlement: isCaptured
      ? {
          capturedMinor: told.capturedMinor ?? '0',
          sellerMinor: told.capturedMinor ?? '0',
          feeMinor: '0',
          feeShares: [],
          returnedMinor: told.returnedMinor ?? '0',
          titleGrams: weighedGrams ?? '0',
          txHash: null,
          isFinal: true,
        }
      : null,
    receiptTypedData: null,
    mayConfirm: false,
    mayCancel: false,
    settlementState: 'planned',
    steps: [],
    capturesAt: told.capturesAt ?? null,
    serial: null,
    recall: null,
    approval: null,
    nextMove: told.nextMove ?? {
      who: 'buyer',
      code: 'pay',
      what: 'The buyer pays.',
      by: '2026-12-01T15:08:47.000Z',
    },
    timeline: (told.timeline ?? []).map(([code, instant]) => ({
      at: instant,
      code,
      what: code,
      by: null,
      txHash: null,
      isFinal: null,
    })),
    createdAt: at,
    updatedAt: at,
  };
}
