import { z } from 'zod';
import { secretly } from './secret-setting.ts';

/** The chain of the embedded stack: there the marketplace has numbers that are samples, and no others. */
const LOCAL_CHAIN = 31_337;
const sample = { vat: 'LU26375245', siren: '732829320' };
const hosts = z.string().regex(/^[\w.:,[\]-]*$/, 'must be hosts with their ports, joined by commas');

/** Who the marketplace is on an invoice, how invoices leave, and where webhooks may go. */
export const invoicingSettings = {
  PLATFORM_LEGAL_NAME: z.string().min(1).max(200).default('TopSteel SA'),
  PLATFORM_CITY: z.string().min(1).max(100).default('Luxembourg'),
  PLATFORM_VAT: z
    .string()
    .regex(/^[A-Z]{2}[0-9A-Z]{2,13}$/, 'must be a VAT number with its country, such as LU26375245')
    .optional(),
  PLATFORM_SIREN: z
    .string()
    .regex(/^\d{9}$/, 'must be a SIREN: nine digits')
    .optional(),
  EINVOICE_PLATFORM_URL: z.url().optional(),
  EINVOICE_PLATFORM_TOKEN: secretly(z.string().min(16, 'needs at least 16 characters')).optional(),
  WEBHOOK_PRIVATE_HOSTS: hosts.default(''),
};

export interface InvoicingSettings {
  platform: {
    legalName: string;
    country: string;
    city: string;
    vatNumber: string | null;
    siren: string | null;
  };
  /** Null: invoices are on the site only. */
  accreditedPlatform: { url: string; token: string } | null;
}

type Given = z.output<z.ZodObject<typeof invoicingSettings>> & { CHAIN_ID: number; PLATFORM_COUNTRY: string };

export function invoicingOf(env: Given): InvoicingSettings {
  const isLocal = env.CHAIN_ID === LOCAL_CHAIN;
  const { EINVOICE_PLATFORM_URL: url, EINVOICE_PLATFORM_TOKEN: token } = env;
  return {
    platform: {
      legalName: env.PLATFORM_LEGAL_NAME,
      country: env.PLATFORM_COUNTRY,
      city: env.PLATFORM_CITY,
      vatNumber: env.PLATFORM_VAT ?? (isLocal ? sample.vat : null),
      siren: env.PLATFORM_SIREN ?? (isLocal ? sample.siren : null),
    },
    accreditedPlatform:
      url === undefined || token === undefined ? null : { url: url.replace(/\/$/, ''), token },
  };
}

/** `host:port` of receivers inside our own network; every other webhook goes to HTTPS on a public address. */
export const webhookHostsOf = (env: Given): string[] =>
  env.WEBHOOK_PRIVATE_HOSTS.split(',').filter((host) => host !== '');
