import type { Terms } from '@topsteel/domain/bridge';
import { AppError } from '@topsteel/domain/errors';
import { keccak256, toBytes, zeroAddress, zeroHash } from 'viem';
import type { SettlementSettings } from '../../platform/config/index.ts';
import type { Attempt } from '../rail.ts';

/**
 * The terms of an attempt, which pays for no goods: who pays whom in which token, with which commission, is as the order
 * agreed. They follow from the attempt alone, so opening it again asks the payer for the same signature.
 *
 * @param agreed the terms of the order
 * @throws AppError `conflict` when the attempt has no end, or is not in USDC
 * @example termsOfAttempt({ amountMinor: 1_200_000_000n, expiresAt: 2026-11-26T12:00:00Z, … }, agreed, settings)
 * // { …agreed, maxAmount: 1_200_000_000n, authorizeBefore: 1_795_694_400, goods: { lotId: 0n, … }, … }
 */
export function termsOfAttempt(
  attempt: Pick<Attempt, 'id' | 'currency' | 'amountMinor' | 'expiresAt'>,
  agreed: Terms,
  settings: Pick<SettlementSettings, 'captureSeconds' | 'resolveSeconds' | 'refundSeconds'>,
): Terms {
  if (attempt.currency !== 'USDC') {
    throw new AppError('conflict', { message: 'The escrow takes USDC alone. Choose another way to pay.' });
  }
  if (attempt.expiresAt === null) {
    throw new AppError('conflict', {
      message:
        'A payment into the escrow needs a time until which it can be signed. Begin it again with one.',
    });
  }
  const authorizeBefore = Math.floor(attempt.expiresAt.getTime() / 1_000);
  const captureBefore = authorizeBefore + settings.captureSeconds;
  const resolveBefore =
    agreed.arbiter === zeroAddress ? captureBefore : captureBefore + settings.resolveSeconds;
  return {
    ...agreed,
    maxAmount: attempt.amountMinor,
    authorizeBefore,
    captureBefore,
    resolveBefore,
    refundBefore: Math.max(authorizeBefore + settings.refundSeconds, resolveBefore),
    inspectionSeconds: 0,
    silenceBps: 0,
    goods: { lotId: 0n, maxGrams: 0n, titleTo: zeroAddress },
    milestones: zeroHash,
    salt: keccak256(toBytes(`attempt:${attempt.id}`)),
  };
}
