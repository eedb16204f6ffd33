import type { LedgerTransfer } from '@topsteel/domain/api';

/**
 * Whose or which account it is, as people write it: the books keep owners in lower case.
 *
 * @example holderText({ code: 'bank', owner: 'lu28…' }) // 'LU28…'
 * @example holderText({ code: 'fx_liquidity', owner: 'eur/usd' }) // 'EUR/USD'
 */
export const holderText = ({ code, owner }: Pick<LedgerTransfer['debit'], 'code' | 'owner'>): string =>
  (code === 'bank' && !owner.includes(':')) || code === 'fx_liquidity' ? owner.toUpperCase() : owner;
