/** Words of the passport page. */
export const texts = {
  eyebrow: 'Verify this steel',
  title: 'Product passport',
  signed: (name: string) => `Signed by ${name}`,
  signatureHolds:
    'This page checked the signature and the list of revocations before it showed you anything.',
  withdrawn: 'Revoked.',
  withdrawnText: 'The issuer has taken this passport back. Do not rely on it; open the verification page.',
  statusUnknown: 'Not checked.',
  statusUnknownText:
    'The list of revocations could not be read, so this passport may have been taken back. Try again.',
  unsigned: 'This passport does not hold.',
  facts: {
    heading: 'The steel',
    lot: 'Lot',
    description: 'Heat and dimensions',
    mass: 'Mass of the lot',
    made: 'Made in',
    melted: 'Melted in',
    producer: 'Producer',
    date: 'Inspected on',
  },
  conformity: {
    heading: 'Against its grade',
    none: 'Nothing is claimed: values that the grade needs are missing, or its norm is not kept here.',
    caption: 'Values of the inspection document',
    property: 'Property',
    value: 'Value',
    unit: 'Unit',
    limit: 'Limit',
    evidence: 'Registered document',
  },
  carbon: {
    heading: 'Carbon',
    none: 'The producer has declared no emissions for this lot.',
    figure: 'per tonne, declared by the producer.',
  },
  data: {
    heading: 'For machines',
    text: 'The same as signed data. Anybody can verify it with the issuer’s published key, without us.',
    passport: 'Digital product passport (UNTP 0.6.1)',
    conformity: 'Conformity credential (UNTP 0.6.1)',
    certificate: 'Inspection certificate credential',
    did: 'Keys of the issuer (did document)',
    status: 'Revocations of the issuer (status list)',
  },
} as const;

/** Units as people write them; the codes are UN/ECE Recommendation 20. */
export const unitNames: Readonly<Record<string, string>> = {
  P1: '%',
  MPA: 'MPa',
  JOU: 'J',
  MMT: 'mm',
  KGM: 'kg',
  TNE: 't',
  CEL: '°C',
  '59': 'ppm',
};
