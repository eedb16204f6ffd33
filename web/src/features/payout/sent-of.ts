import type { PaidAs } from '@topsteel/domain/api';

/**
 * What leaves the account for something owed: what it is paid as, or itself.
 *
 * @example sentOf({ currency: 'ETH', paidAs: { currency: 'EUR', amountMinor: '510998', … } }, '198…') // { currency: 'EUR', minor: '510998' }
 */
export const sentOf = (
  { currency, paidAs }: { currency: string; paidAs: PaidAs | null },
  minor: string,
): { currency: string; minor: string } =>
  paidAs === null ? { currency, minor } : { currency: paidAs.currency, minor: paidAs.amountMinor };
