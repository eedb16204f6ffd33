import { all, at, textAt, type XmlElement } from './parse-xml.ts';
import { bicOf, institutionOf, readIban, within, type Place } from './read-amount.ts';
import type { StatementAccount, StatementAgent, StatementParty } from './statement.ts';

/** CashAccount of any version: an IBAN, or the other ways to number an account. */
export function readAccount(account: XmlElement | undefined, place: Place): StatementAccount | null {
  if (account === undefined) return null;
  const iban = readIban(account, within(place, 'Id.IBAN'));
  const id = at(account, 'Id');
  const identification =
    iban ??
    textAt(id, 'BBAN') ??
    textAt(id, 'UPIC') ??
    textAt(id, 'PrtryAcct', 'Id') ??
    textAt(id, 'Othr', 'Id');
  return {
    iban,
    identification,
    currency: textAt(account, 'Ccy'),
    name: textAt(account, 'Nm'),
    owner: textAt(account, 'Ownr', 'Nm') ?? textAt(account, 'Ownr', 'Pty', 'Nm'),
    bank: readAgent(at(account, 'Svcr')),
  };
}

export function readAgent(agent: XmlElement | undefined): StatementAgent | null {
  const institution = institutionOf(agent);
  if (institution === undefined) return null;
  return {
    name:
      textAt(institution, 'Nm') ??
      textAt(institution, 'NmAndAdr', 'Nm') ??
      textAt(institution, 'CmbndId', 'Nm'),
    bic: bicOf(institution),
  };
}

/** A party with its account. Since 001.04/08 the party stands one level deeper, as a person or as a bank. */
export function readParty(
  party: XmlElement | undefined,
  account: XmlElement | undefined,
  place: Place,
): StatementParty | null {
  if (party === undefined && account === undefined) return null;
  const detail = at(party, 'Pty') ?? at(party, 'Agt', 'FinInstnId') ?? party;
  const address = at(detail, 'PstlAdr');
  return {
    name: textAt(detail, 'Nm'),
    account: readAccount(account, place),
    country: textAt(address, 'Ctry') ?? textAt(detail, 'CtryOfRes'),
    addressLines: addressLinesOf(address),
    identification: identificationOf(detail),
  };
}

function addressLinesOf(address: XmlElement | undefined): string[] {
  const joined = (...names: string[]) => names.flatMap((name) => textAt(address, name) ?? []).join(' ');
  return [
    joined('StrtNm', 'BldgNb'),
    joined('PstCd', 'TwnNm'),
    ...all(address, 'AdrLine').map(({ text }) => text),
  ].filter((line) => line !== '');
}

function identificationOf(detail: XmlElement | undefined): string | null {
  const organisation = at(detail, 'Id', 'OrgId');
  const person = at(detail, 'Id', 'PrvtId');
  return (
    textAt(organisation, 'Othr', 'Id') ??
    textAt(organisation, 'PrtryId', 'Id') ??
    textAt(organisation, 'AnyBIC') ??
    textAt(organisation, 'BICOrBEI') ??
    textAt(organisation, 'BIC') ??
    textAt(person, 'Othr', 'Id') ??
    textAt(person, 'OthrId', 'Id') ??
    textAt(detail, 'BICFI') ??
    textAt(detail, 'BIC')
  );
}
