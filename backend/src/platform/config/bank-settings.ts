import { isSepaIban, plainIban } from '@topsteel/domain/sepa';
import { z } from 'zod';
import { secretly } from './secret-setting.ts';

/** Our bank account. Without all of the first three no transfer can be taken or sent, and the rail says so. */
export const bankSettings = {
  BANK_API_URL: z.url().optional(),
  BANK_API_TOKEN: secretly(z.string().min(8, 'needs at least 8 characters')).optional(),
  BANK_IBAN: z
    .string()
    .refine(isSepaIban, 'must be an IBAN of the SEPA area')
    .transform(plainIban)
    .optional(),
  BANK_BIC: z
    .string()
    .regex(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'must be a BIC')
    .optional(),
  BANK_ACCOUNT_NAME: z.string().min(1).max(70).default('TopSteel'),
  BANK_FEE_LIMIT_CENTS: z.coerce.number().int().min(0).max(100_000).default(2_500),
  BANK_PAGE_URL: z.url().optional(),
};

export interface BankSettings {
  apiUrl: string;
  token: string;
  iban: string;
  bic: string | null;
  accountName: string;
  /** Charges on the way that we bear without asking. */
  feeLimitMinor: bigint;
  /** Where a payer of the demo world makes a transfer; null elsewhere. */
  pageUrl: string | null;
}

type Given = z.output<z.ZodObject<typeof bankSettings>>;

/** Null: no account has been set. */
export function bankOf(env: Given): BankSettings | null {
  const { BANK_API_URL: apiUrl, BANK_API_TOKEN: token, BANK_IBAN: iban } = env;
  if (apiUrl === undefined || token === undefined || iban === undefined) return null;
  return {
    apiUrl: apiUrl.replace(/\/$/, ''),
    token,
    iban,
    bic: env.BANK_BIC ?? null,
    accountName: env.BANK_ACCOUNT_NAME,
    feeLimitMinor: BigInt(env.BANK_FEE_LIMIT_CENTS),
    pageUrl: env.BANK_PAGE_URL ?? null,
  };
}
