/**
 * SettlementEscrow.authorize, the rules of terms
 * ├── given unsound terms: it refuses each with what was found and what is expected
 * ├── given terms at the limits: it accepts
 * └── given words that do not fit their type: it refuses, so no id stands over them
 */
import type { Terms } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { collectionOf, ERC3009, refuses, termsOf } from '../payment.ts';
import { ethers, hash, world, type Hex, type World } from '../world.ts';

const ZERO = ethers.ZeroAddress as Hex;

async function submit(w: World, terms: Terms) {
  return w.escrow.authorize(terms, ERC3009, await collectionOf(w, terms), ZERO, '0x');
}

type Change = (terms: Terms, w: World) => Partial<Terms>;
type Arguments = (terms: Terms, w: World) => unknown[];
const windows = (t: Terms) => [t.authorizeBefore, t.captureBefore, t.resolveBefore, t.refundBefore];

const unsound: [string, Change, string, Arguments][] = [
  ['no operator', () => ({ operator: ZERO }), 'PartyMissing', (t) => [ZERO, t.payer, t.receiver, t.token]],
  ['no payer', () => ({ payer: ZERO }), 'PartyMissing', (t) => [t.operator, ZERO, t.receiver, t.token]],
  ['no receiver', () => ({ receiver: ZERO }), 'PartyMissing', (t) => [t.operator, t.payer, ZERO, t.token]],
  ['no token', () => ({ token: ZERO }), 'PartyMissing', (t) => [t.operator, t.payer, t.receiver, ZERO]],
  ['no amount', () => ({ maxAmount: 0n }), 'AmountZero', () => []],
  [
    'capture before authorization',
    (t) => ({ captureBefore: t.authorizeBefore - 1 }),
    'WindowsOutOfOrder',
    (t) => windows({ ...t, captureBefore: t.authorizeBefore - 1 }),
  ],
  [
    'resolution before capture',
    (t) => ({ resolveBefore: t.captureBefore - 1 }),
    'WindowsOutOfOrder',
    (t) => windows({ ...t, resolveBefore: t.captureBefore - 1 }),
  ],
  [
    'refund before resolution',
    (t) => ({ refundBefore: t.resolveBefore - 1 }),
    'WindowsOutOfOrder',
    (t) => windows({ ...t, refundBefore: t.resolveBefore - 1 }),
  ],
  ['the payer as arbiter', (t) => ({ arbiter: t.payer }), 'ArbiterIsParty', (t) => [t.payer]],
  ['the receiver as arbiter', (t) => ({ arbiter: t.receiver }), 'ArbiterIsParty', (t) => [t.receiver]],
  ['a default without an arbiter', () => ({ silenceBps: 1 }), 'SilenceAboveLimit', () => [1, 0]],
  [
    'a default above all',
    (_, w) => ({ silenceBps: 10_001, arbiter: w.registrar.address as Hex }),
    'SilenceAboveLimit',
    () => [10_001, 10_000],
  ],
  [
    'a default with goods',
    (t, w) => ({
      silenceBps: 1,
      arbiter: w.registrar.address as Hex,
      goods: { lotId: 1n, maxGrams: 1n, titleTo: t.payer },
    }),
    'SilenceAboveLimit',
    () => [1, 0],
  ],
  ['10.01 % commission', () => ({ feeBps: 1_001 }), 'FeeAboveCap', () => [1_001, 1_000]],
  ['100.01 % commission', () => ({ feeBps: 10_001 }), 'FeeAboveCap', () => [10_001, 1_000]],
  ['shares without commission', () => ({ feeBps: 0 }), 'SharesUnbalanced', () => [10_000, 0]],
  ['commission without shares', () => ({ feeShares: [] }), 'SharesUnbalanced', () => [0, 10_000]],
  [
    'shares of 10,001',
    ({ feeShares }) => ({ feeShares: [feeShares[0]!, { ...feeShares[1]!, shareBps: 2_001 }] }),
    'SharesUnbalanced',
    () => [10_001, 10_000],
  ],
  [
    'shares of 9,999',
    ({ feeShares }) => ({ feeShares: [feeShares[0]!, { ...feeShares[1]!, shareBps: 1_999 }] }),
    'SharesUnbalanced',
    () => [9_999, 10_000],
  ],
  [
    'a share of zero',
    ({ feeShares }) => ({ feeShares: [feeShares[0]!, { ...feeShares[1]!, shareBps: 0 }] }),
    'ShareInvalid',
    (t) => [t.feeShares[1]!.receiver, 0],
  ],
  [
    'a share for nobody',
    ({ feeShares }) => ({ feeShares: [feeShares[0]!, { receiver: ZERO, shareBps: 2_000 }] }),
    'ShareInvalid',
    () => [ZERO, 2_000],
  ],
  [
    'nine shares',
    ({ feeShares }) => ({ feeShares: Array.from({ length: 9 }, () => feeShares[0]!) }),
    'TooManyShares',
    () => [9, 8],
  ],
  [
    'goods without mass',
    (t) => ({ goods: { lotId: 1n, maxGrams: 0n, titleTo: t.payer } }),
    'GoodsIncomplete',
    (t) => [1n, 0n, t.payer],
  ],
  [
    'mass without goods',
    () => ({ goods: { lotId: 0n, maxGrams: 1n, titleTo: ZERO } }),
    'GoodsIncomplete',
    () => [0n, 1n, ZERO],
  ],
  [
    'goods for nobody',
    () => ({ goods: { lotId: 1n, maxGrams: 1n, titleTo: ZERO } }),
    'GoodsIncomplete',
    () => [1n, 1n, ZERO],
  ],
  [
    'goods and milestones',
    (t) => ({ goods: { lotId: 1n, maxGrams: 1n, titleTo: t.payer }, milestones: hash('list') }),
    'WrongTerms',
    () => [1n, hash('list')],
  ],
];

describe('SettlementEscrow.authorize, the rules of terms', () => {
  for (const [what, change, error, args] of unsound) {
    it(`refuses ${what}`, async () => {
      const w = await world();
      const terms = await termsOf(w);
      await refuses(w, submit(w, { ...terms, ...change(terms, w) }), error, ...args(terms, w));
    });
  }

  const sound: [string, Change][] = [
    ['the cap of 10 %', () => ({ feeBps: 1_000 })],
    ['no commission', () => ({ feeBps: 0, feeShares: [] })],
    [
      'eight shares',
      ({ feeShares }) => ({ feeShares: Array(8).fill({ ...feeShares[0]!, shareBps: 1_250 }) }),
    ],
    [
      'all to the receiver on silence',
      (_, w) => ({ silenceBps: 10_000, arbiter: w.registrar.address as Hex }),
    ],
    [
      'windows that end together',
      (t) => ({
        captureBefore: t.authorizeBefore,
        resolveBefore: t.authorizeBefore,
        refundBefore: t.authorizeBefore,
      }),
    ],
  ];
  for (const [what, change] of sound) {
    it(`accepts ${what}`, async () => {
      const w = await world();
      const terms = await termsOf(w);
      await expect(submit(w, { ...terms, ...change(terms, w) })).to.emit(w.escrow, 'PaymentAuthorized');
    });
  }

  // Words of the terms in calldata, by place; each gets a bit above its type.
  for (const [field, word, bit] of [
    ['operator', 0, 160n],
    ['maxAmount', 4, 120n],
    ['refundBefore', 8, 48n],
    ['inspectionSeconds', 9, 32n],
    ['feeBps', 10, 16n],
    ['maxGrams', 15, 128n],
  ] as const) {
    it(`refuses a word of ${field} that does not fit`, async () => {
      const w = await world();
      const terms = await termsOf(w);
      const given = [terms, ERC3009, await collectionOf(w, terms), ZERO, '0x'];
      const data = String(w.escrow.interface.encodeFunctionData('authorize', given));
      const termsAt = 4 + 5 * 32;
      const from = 2 + (termsAt + word * 32) * 2;
      const value = BigInt(`0x${data.slice(from, from + 64)}`) | (1n << bit);
      const dirty = data.slice(0, from) + value.toString(16).padStart(64, '0') + data.slice(from + 64);
      const sent = w.relayer.sendTransaction({ to: w.escrow.target, data: dirty, gasLimit: 1_000_000n });
      await expect(sent).to.be.revertedWithoutReason(ethers);
    });
  }
});
