import type { MoneyCode } from '@topsteel/domain/conversion';
import type { Currency } from '@topsteel/domain/units';
import type { Settings } from '../platform/config/index.ts';

/** Accounts of the platform that the settings name, whether money was ever booked on them or not. */
export function ownAccounts({
  settlement,
  bank,
}: Pick<Settings, 'settlement' | 'bank'>): { code: MoneyCode; owner: string; currency: Currency }[] {
  return [
    ...(bank === null ? [] : [{ code: 'bank', owner: bank.iban.toLowerCase(), currency: 'EUR' } as const]),
    { code: 'treasury_wallet', owner: settlement.treasury.toLowerCase(), currency: 'USDC' },
  ];
}
