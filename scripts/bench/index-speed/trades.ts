import type { Hex } from 'viem';
import { authorized } from '../../../test/conformance/subgraph/payment-terms.ts';
import type { Told } from '../../../test/conformance/subgraph/told.ts';
import {
  buyer,
  commissioned,
  hashOf,
  mill,
  moved,
  operator,
  platform,
  zero,
} from '../../../test/conformance/subgraph/words.ts';

/** One transaction: what its contract says, then what the ledger says because of it. */
export interface Act {
  contract: 'oracleReports' | 'materialLedger' | 'settlementEscrow';
  told: readonly Told[];
  ledger: readonly Told[];
}

const WEIGHT = hashOf('TopSteel.Weight');
export const EVENTS_PER_TRADE = 9;

/** What happens once before any trade: without it nothing is kept that trades are checked against. */
export const beforeTrades: readonly Act[] = [
  {
    contract: 'oracleReports',
    told: [
      [
        'FeedConfigured',
        { kind: WEIGHT, maxAgeSeconds: 1, maxAheadSeconds: 1, activeFrom: 1, actor: platform },
      ],
      [
        'RotationAnnounced',
        { signerSet: 1, signers: [operator], threshold: 1, activeFrom: 1, actor: platform },
      ],
      ['SignersRotated', { signerSet: 1, threshold: 1, size: 1, actor: platform }],
    ],
    ledger: [],
  },
];

/** Trades from a certificate to paid steel, ten of each step in a transaction. @param first their first number */
export function tradesFrom(first: number, count: number): Act[] {
  const numbers = Array.from({ length: count }, (_, place) => BigInt(first + place));
  const payments = numbers.map((lot) => hashOf(`payment for lot ${String(lot)}`));
  const of = (tell: (lot: bigint, payment: Hex) => Told[]): Told[] =>
    numbers.flatMap((lot, place) => tell(lot, payments[place] ?? zero));
  const grams = 20_000_000n;
  return [
    { contract: 'materialLedger', told: of((lot) => commissioned(lot)), ledger: [] },
    {
      contract: 'settlementEscrow',
      told: of((lotId, payment) => [
        authorized(payment, { goods: { lotId, maxGrams: grams, titleTo: buyer } }),
      ]),
      ledger: of((lotId, paymentId) => [
        ['OrderPinned', { holder: mill, orderRef: hashOf(`order ${String(lotId)}`), rail: operator }],
        ['TitleReserved', { paymentId, lotId, holder: mill, orderRef: zero, grams, reservedTotal: grams }],
      ]),
    },
    {
      contract: 'oracleReports',
      told: of((_, subject) => [
        [
          'ReportAccepted',
          { kind: WEIGHT, subject, value: grams, observedAt: 1, acceptedAt: 2, round: 1, signerSet: 1 },
        ],
      ]),
      ledger: [],
    },
    {
      contract: 'settlementEscrow',
      told: of((_, paymentId) => [
        ['DeliveryCaptured', { paymentId, amount: 10_000n, totalGrams: grams, refundable: 10_000n }],
      ]),
      ledger: of((lotId, paymentId) => [
        moved(lotId, mill, buyer, grams),
        [
          'TitleReleased',
          {
            ...{ paymentId, lotId, to: buyer, from: mill, grams, releasedTotal: grams },
            epcisEvent: hashOf('delivery'),
          },
        ],
      ]),
    },
  ];
}
