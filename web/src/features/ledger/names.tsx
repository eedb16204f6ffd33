import { useTranslations } from 'next-intl';
import { chartOfAccounts, type AccountCode, type TransferCode } from '@topsteel/domain/ledger';

const transferCodes = [
  'authorize',
  'capture',
  'commission',
  'payout',
  'commission-earned',
  'commission-paid',
  'commission-returned',
  'void',
  'reclaim',
  'resolve',
  'settle',
  'lapse',
  'credit-assigned',
  'credit-claimed',
  'receive',
  'match',
  'release-rest',
  'refund',
  'refund-sent',
  'refund-failed',
  'reverse',
  'taken-back',
  'dispute-opened',
  'dispute-won',
  'dispute-lost',
  'tax',
  'provider-fee',
  'provider-payout',
  'payout-approved',
  'payout-settled',
  'payout-returned',
  'vendor-debt',
  'debt-repaid',
  'convert',
  'transfer',
  'fx-gain',
  'fx-loss',
  'gas',
  'sweep',
  'opening',
  'write-off',
  'rounding',
  'journal',
  'journal-reversed',
] as const satisfies readonly TransferCode[];

const isAccountCode = (code: string): code is AccountCode => Object.hasOwn(chartOfAccounts, code);
const isTransferCode = (code: string): code is TransferCode =>
  (transferCodes as readonly string[]).includes(code);

/** What an account is for, in words; its code where we have none. */
export function AccountName({ code }: { code: string }) {
  const t = useTranslations('ledger.accounts');
  return isAccountCode(code) ? t(code) : code;
}

/** What an entry stands for, in words. */
export function EntryName({ code }: { code: string }) {
  const t = useTranslations('ledger.codes');
  return isTransferCode(code) ? t(code) : code;
}
