import type { MoneyAccount } from '@topsteel/domain/api';

/** Whose or which account it is, as people write it: the books keep owners in lower case. @example holderText({ code: 'bank', owner: 'lu28…' }) // 'LU28…' */
export const holderText = ({ code, owner }: Pick<MoneyAccount, 'code' | 'owner'>): string =>
  code === 'bank' && !owner.includes(':') ? owner.toUpperCase() : owner;
