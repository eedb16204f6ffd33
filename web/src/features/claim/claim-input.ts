import type { DisputeInput, Order, ReturnInput } from '@topsteel/domain/api';
import { currencyDecimals, type Currency } from '@topsteel/domain/units';
import { typedAmount } from '../../ui/typed-amount.ts';
import type { Language } from '../../words/languages.ts';
import type { ClaimReason } from './claim-clocks.ts';

/** What a buyer can ask for. */
export const claimWishes = ['return', 'allowance', 'dispute'] as const;
export type ClaimWish = (typeof claimWishes)[number];

/** Which wishes an order allows now: goods go back once they are delivered and paid; a dispute needs money held or paid. */
export function openWishes({ payment, settlement }: Pick<Order, 'payment' | 'settlement'>): ClaimWish[] {
  const isDelivered = settlement !== null && BigInt(payment.capturedMinor) > 0n;
  const canDispute = ['authorized', 'disputed', 'captured'].includes(payment.state);
  return claimWishes.filter((wish) => (wish === 'dispute' ? canDispute : isDelivered));
}

const upTo = (most: bigint, figure: bigint | undefined): bigint | null =>
  figure !== undefined && figure > 0n && figure <= most ? figure : null;

/** Grams of typed tonnes, above zero and at most what was delivered; null when it is no such mass. */
export const claimedGrams = (text: string, most: bigint, language: Language): bigint | null =>
  upTo(most, typedAmount(text, 6, language));

/** Minor units of a typed amount, above zero and at most what was paid; null when it is no such amount. */
export const claimedMinor = (
  text: string,
  currency: Currency,
  most: bigint,
  language: Language,
): bigint | null => upTo(most, typedAmount(text, currencyDecimals[currency], language));

const DISPUTE_KINDS: Record<ClaimReason, DisputeInput['kind']> = {
  transit: 'quality',
  rust: 'quality',
  nonconforming: 'quality',
  weight: 'mass',
  late: 'late',
  documents: 'documents',
};

export type ClaimFigures = { grams: bigint | null; pieces: number | null; minor: bigint | null };

/** Where a claim is sent to, and what is sent. */
export function claimRequest(
  orderId: string,
  { wish, reason, statement }: { wish: ClaimWish; reason: ClaimReason; statement: string },
  { grams, pieces, minor }: ClaimFigures,
): { path: string; body: DisputeInput | ReturnInput; files: (id: string) => string } {
  if (wish === 'dispute') {
    return {
      path: `/v2/orders/${orderId}/disputes`,
      body: {
        kind: DISPUTE_KINDS[reason],
        statement: statement.slice(0, 4_000),
        ...(minor === null ? {} : { claimedMinor: minor.toString() }),
      },
      files: (id) => `/v2/disputes/${id}/evidence`,
    };
  }
  const isQuality = DISPUTE_KINDS[reason] === 'quality';
  return {
    path: `/v2/orders/${orderId}/returns`,
    body: {
      kind: wish === 'return' ? 'return' : isQuality ? 'quality-allowance' : 'price-correction',
      reason: statement.slice(0, 1_000),
      ...(wish === 'return' && grams !== null ? { massGrams: grams.toString() } : {}),
      ...(wish === 'return' && pieces !== null ? { pieces } : {}),
      ...(wish === 'allowance' && minor !== null ? { amountMinor: minor.toString() } : {}),
    },
    files: (id) => `/v2/returns/${id}/files`,
  };
}
