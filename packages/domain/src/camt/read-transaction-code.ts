import { at, textAt, type XmlElement } from './parse-xml.ts';
import type { BankTransactionCode } from './statement.ts';

/** BkTxCd: the ISO 20022 domain, family and sub-family, the bank's own code, or both. */
export function readBankTransactionCode(code: XmlElement | undefined): BankTransactionCode | null {
  const domain = at(code, 'Domn');
  const proprietary = at(code, 'Prtry');
  if (domain === undefined && proprietary === undefined) return null;
  return {
    domain: textAt(domain, 'Cd'),
    family: textAt(domain, 'Fmly', 'Cd'),
    subFamily: textAt(domain, 'Fmly', 'SubFmlyCd'),
    proprietary: textAt(proprietary, 'Cd'),
    proprietaryIssuer: textAt(proprietary, 'Issr'),
  };
}
