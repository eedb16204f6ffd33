import { categories, countries, currencies, invoiceTypeCodes, meansCodes, units } from './code-lists.ts';
import { creditNoteTypeCodes } from './invoice.ts';
import { breakdown, lines, onDocument, onEach, type Rule } from './rule.ts';

const isCurrency = (code: string | null): boolean => code === null || currencies.has(code);

/** Values that come from a code list. Units: only those of this trade. */
export const codeRules: readonly Rule[] = [
  onDocument(
    'BR-CL-01',
    'The type code (BT-3) is one of UNTDID 1001 for invoices and credit notes.',
    ({ typeCode }) =>
      typeCode === null || invoiceTypeCodes.has(typeCode) || creditNoteTypeCodes.has(typeCode),
  ),
  onDocument('BR-CL-04', 'The currency (BT-5) is an ISO 4217 code.', ({ currency }) => isCurrency(currency)),
  onDocument('BR-CL-05', 'The accounting currency (BT-6) is an ISO 4217 code.', ({ taxCurrency }) =>
    isCurrency(taxCurrency),
  ),
  onDocument('BR-CL-14', 'Countries are ISO 3166-1 codes.', (i) =>
    [i.seller.address, i.buyer.address, i.delivery?.address].every(
      (address) => !address?.country || countries.has(address.country),
    ),
  ),
  onDocument(
    'BR-CL-16',
    'The means of payment (BT-81) is a code of UNTDID 4461.',
    ({ payment }) => !payment?.meansCode || meansCodes.has(payment.meansCode),
  ),
  onEach(
    'BR-CL-17',
    'The VAT category of a breakdown (BT-118) is a code of UNCL5305.',
    breakdown,
    ({ category }) => category === null || categories.has(category),
  ),
  onEach(
    'BR-CL-18',
    'The VAT category of a line (BT-151) is a code of UNCL5305.',
    lines,
    ({ category }) => category === null || categories.has(category),
  ),
  onEach(
    'BR-CL-23',
    'The unit of a line (BT-130) is a code of UN/ECE Recommendation 20.',
    lines,
    ({ unit }) => unit === null || units.has(unit),
  ),
];
