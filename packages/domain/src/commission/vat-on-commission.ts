import { AppError } from '../errors/index.ts';
import { isMemberState, standardVatPermille } from '../order/vat.ts';

/** Which VAT the platform charges on its commission, a service to a business. */
export interface CommissionVat {
  code: 'domestic' | 'reverse-charge' | 'outside-scope';
  ratePermille: number;
  /** Where the tax is due. */
  country: string;
  sentence: string;
}

/**
 * VAT on the commission. A service to a taxable person is taxed where that person is (Directive 2006/112/EC art. 44):
 * in the platform's own country at its standard rate; in another member state by the vendor (art. 196), who is a taxable
 * person as far as it gives a VAT number (Implementing Regulation (EU) 282/2011 art. 18(1)), and without one at the
 * platform's rate (art. 45); outside the Union not at all.
 *
 * @throws AppError `invalid-input` for a platform in a country we have no rate for.
 * @example vatOnCommissionOf({ platformCountry: 'LU', vendorCountry: 'LU', vendorVat: null }).ratePermille // 170
 */
export function vatOnCommissionOf(parties: {
  platformCountry: string;
  vendorCountry: string;
  vendorVat: string | null;
}): CommissionVat {
  const { platformCountry, vendorCountry, vendorVat } = parties;
  if (!Object.hasOwn(standardVatPermille, platformCountry)) {
    throw new AppError('invalid-input', {
      message: `We know no VAT rate for country "${platformCountry}". Set PLATFORM_COUNTRY to one of the EU, Switzerland, Norway or the United Kingdom.`,
    });
  }
  const ratePermille = standardVatPermille[platformCountry as keyof typeof standardVatPermille];
  const domestic = (sentence: string): CommissionVat => ({
    code: 'domestic',
    ratePermille,
    country: platformCountry,
    sentence,
  });
  const rate = `${(ratePermille / 10).toString()} %`;
  if (vendorCountry === platformCountry)
    return domestic(`VAT of ${platformCountry} at ${rate} on the commission.`);
  if (isMemberState(platformCountry) && isMemberState(vendorCountry)) {
    if (vendorVat === null || vendorVat.trim() === '') {
      return domestic(
        `VAT of ${platformCountry} at ${rate} on the commission: the seller in ${vendorCountry} has given no VAT number.`,
      );
    }
    return {
      code: 'reverse-charge',
      ratePermille: 0,
      country: vendorCountry,
      sentence: `No VAT on the commission: the seller accounts for it in ${vendorCountry} (Directive 2006/112/EC art. 44 and 196).`,
    };
  }
  return {
    code: 'outside-scope',
    ratePermille: 0,
    country: vendorCountry,
    sentence: `No VAT on the commission: the service is received outside the territory of ${platformCountry}, in ${vendorCountry}.`,
  };
}
