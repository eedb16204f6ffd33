/** External codes of ISO 20022 for why a payment was refused, sent back or recalled, as sentences. */
const sentences: Readonly<Record<string, string>> = {
  AC01: 'The account number is wrong.',
  AC04: 'The account is closed.',
  AC06: 'The account is blocked.',
  AG01: 'Transfers to this account are not allowed.',
  AG02: 'The bank does not offer this operation.',
  AM02: 'The amount is above what is allowed.',
  AM04: 'There was not enough money on the account.',
  AM05: 'It was paid twice.',
  BE04: 'The address of the beneficiary is missing.',
  BE05: 'The party that ordered it is not known.',
  CNOR: 'The beneficiary’s bank cannot be reached.',
  CUST: 'The payer asked for it.',
  DUPL: 'It was sent twice.',
  FOCR: 'It came back because its recall was granted.',
  FRAD: 'It was ordered by fraud.',
  MD06: 'The payer’s bank asked for the money back.',
  MD07: 'The account holder has died.',
  MS02: 'The beneficiary sent it back without a reason.',
  MS03: 'The bank sent it back without a reason.',
  RC01: 'The bank identifier is wrong.',
  RR01: 'The payer’s account is missing.',
  RR02: 'The payer’s name or address is missing.',
  RR03: 'The beneficiary’s name or address is missing.',
  RR04: 'It was stopped for a regulatory reason.',
  TECH: 'It was sent by a technical mistake.',
};

/** @example reasonSentence('AC04') // 'The account is closed.' */
export function reasonSentence(code: string | null): string {
  if (code === null) return 'The bank gives no reason.';
  return sentences[code] ?? `The bank gives the reason ${code}.`;
}
