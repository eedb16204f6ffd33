import type { InvoiceParty } from './invoice.ts';

/** A company as the marketplace knows it. */
export interface BilledParty {
  legalName: string;
  country: string;
  city: string;
  vatNumber: string | null;
  /** When it is not told by the VAT number. */
  siren?: string | null;
}

/**
 * The SIREN in a French VAT number: FR, two characters of a key, nine digits.
 *
 * @example sirenOf('FR40303265045') // '303265045'
 */
export function sirenOf(vatNumber: string | null): string | null {
  return /^FR[0-9A-Z]{2}(\d{9})$/u.exec(vatNumber?.replaceAll(' ', '') ?? '')?.[1] ?? null;
}

/**
 * A party of an invoice. French companies are named by their SIREN too: as legal registration (ISO/IEC 6523 scheme 0002)
 * and as address in the directory of the French platforms (scheme 0225).
 *
 * @param isOutsideVat VAT numbers are left out, as BR-O-02 asks
 */
export function invoicePartyOf(party: BilledParty, isOutsideVat = false): InvoiceParty {
  const vatId = party.vatNumber?.replaceAll(' ', '') ?? null;
  const siren = party.siren ?? sirenOf(vatId);
  return {
    name: party.legalName,
    ids: [],
    legalId: siren === null ? null : { value: siren, scheme: '0002' },
    vatId: isOutsideVat ? null : vatId,
    taxRegistration: null,
    electronicAddress: siren === null ? null : { value: siren, scheme: '0225' },
    address: { street: null, city: party.city, postCode: null, country: party.country },
  };
}
