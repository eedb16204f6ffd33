import { expect } from 'chai';
import type { ProductFamily } from '../product/index.ts';
import { decideVat, type VatNumberState } from './index.ts';

/** From, to (country and postcode), buyer's number, what follows: code, rate in permille, whose tax; and the source. */
type Case = readonly [
  from: string,
  to: string,
  vat: string | null,
  expected: string,
  source: string,
  more?: { family?: ProductFamily; form?: string; netEur?: number; state?: VatNumberState; at?: string },
];

const D = 'Directive 2006/112/EC';
const TEDB = 'Taxes in Europe Database, standard rate on 1 January 2026';
const domesticRates: Case[] = [
  ['AT', 'AT 1010', 'ATU13585627', 'domestic 200 AT', TEDB],
  ['BE', 'BE 1000', 'BE0428759497', 'domestic 210 BE', TEDB],
  ['BG', 'BG 1000', 'BG175074752', 'domestic 200 BG', TEDB],
  ['CY', 'CY 1010', 'CY10259033P', 'domestic 190 CY', TEDB],
  ['CZ', 'CZ 11000', 'CZ25123891', 'domestic 210 CZ', TEDB],
  ['DE', 'DE 10115', 'DE136695976', 'domestic 190 DE', TEDB],
  ['DK', 'DK 1050', 'DK13585628', 'domestic 250 DK', TEDB],
  ['EE', 'EE 10111', 'EE100931558', 'domestic 240 EE', TEDB],
  ['ES', 'ES 28001', 'ESA28015865', 'domestic 210 ES', TEDB],
  ['FI', 'FI 00100', 'FI20774740', 'domestic 255 FI', TEDB],
  ['FR', 'FR 57000', 'FR40303265045', 'domestic 200 FR', TEDB],
  ['GR', 'GR 10431', 'EL094259216', 'domestic 240 GR', TEDB],
  ['HR', 'HR 10000', 'HR33392005961', 'domestic 250 HR', TEDB],
  ['HU', 'HU 1011', 'HU12892312', 'domestic 270 HU', TEDB],
  ['IE', 'IE D02', 'IE6433435F', 'domestic 230 IE', TEDB],
  ['IT', 'IT 20121', 'IT00743110157', 'domestic 220 IT', TEDB],
  ['LT', 'LT 01001', 'LT119511515', 'domestic 210 LT', TEDB],
  ['LU', 'LU 1111', 'LU15027442', 'domestic 170 LU', TEDB],
  ['LV', 'LV LV-1001', 'LV40003521600', 'domestic 210 LV', TEDB],
  ['MT', 'MT VLT1010', 'MT11679112', 'domestic 180 MT', TEDB],
  ['NL', 'NL 1011AB', 'NL004495445B01', 'domestic 210 NL', TEDB],
  ['PL', 'PL 00-001', 'PL8567346215', 'domestic 230 PL', TEDB],
  ['PT', 'PT 1000-001', 'PT501964843', 'domestic 230 PT', TEDB],
  ['RO', 'RO 010011', 'RO18547290', 'domestic 210 RO', TEDB],
  ['SE', 'SE 11120', 'SE123456789701', 'domestic 250 SE', TEDB],
  ['SI', 'SI 1000', 'SI50223054', 'domestic 220 SI', TEDB],
  ['SK', 'SK 81101', 'SK2022749619', 'domestic 230 SK', TEDB],
  ['CH', 'CH 8001', 'CHE107787577MWST', 'domestic 81 CH', 'MWSTG art. 25(1)'],
  ['GB', 'GB SW1A 1AA', 'GB980780684', 'domestic 200 GB', 'VAT Act 1994 s. 2'],
  ['NO', 'NO 0150', 'NO995525828MVA', 'domestic 250 NO', 'Stortingets vedtak om merverdiavgift § 2'],
];
const acrossTheUnion: Case[] = [
  ['FR', 'DE 70173', 'DE136695976', 'reverse-charge 0 DE', `${D} art. 138(1)`],
  ['DE', 'FR 57000', 'FR40303265045', 'reverse-charge 0 FR', `${D} art. 138(1)`],
  ['IT', 'AT 1010', 'ATU13585627', 'reverse-charge 0 AT', `${D} art. 138(1)`],
  ['BE', 'NL 3011AA', 'NL123456789B13', 'reverse-charge 0 NL', `${D} art. 138(1); number of a sole trader`],
  ['PL', 'CZ 70030', 'CZ25123891', 'reverse-charge 0 CZ', `${D} art. 138(1)`],
  ['SE', 'FI 00100', 'FI20774740', 'reverse-charge 0 FI', `${D} art. 138(1)`],
  ['ES', 'PT 4000', 'PT501964843', 'reverse-charge 0 PT', `${D} art. 138(1)`],
  [
    'HU',
    'SK 04001',
    'SK2022749619',
    'reverse-charge 0 SK',
    `${D} art. 138(1); the domestic schemes do not reach it`,
  ],
  ['GR', 'BG 1000', 'BG175074752', 'reverse-charge 0 BG', `${D} art. 138(1)`],
  [
    'DE',
    'GR 10431',
    'EL094259216',
    'reverse-charge 0 GR',
    `${D} art. 138(1), 215: Greece is EL on its numbers`,
  ],
  [
    'FR',
    'BE 4000',
    'DE136695976',
    'reverse-charge 0 BE',
    `${D} art. 138(1)(b): a number of any state but that of departure`,
  ],
  [
    'FR',
    'DE 70173',
    'DE136695976',
    'reverse-charge 0 DE',
    `${D} art. 138(1): not confirmed yet`,
    { state: 'unchecked' },
  ],
  [
    'FR',
    'DE 70173',
    'FR40303265045',
    'domestic 200 FR',
    `${D} art. 138(1)(b): a number of the state of departure`,
  ],
  [
    'FR',
    'DE 70173',
    'DE136695976',
    'domestic 200 FR',
    `${D} art. 138(1)(b): not registered`,
    { state: 'invalid' },
  ],
  ['FR', 'DE 70173', 'DE123456789', 'domestic 200 FR', `${D} art. 138(1)(b): the check digit is wrong`],
  ['NL', 'DE 70173', 'GB980780684', 'domestic 210 NL', `${D} art. 138(1)(b): not of a member state`],
  ['IT', 'FR 69001', 'CHE107787577MWST', 'domestic 220 IT', `${D} art. 138(1)(b): not of a member state`],
  [
    'DE',
    'DE 40213',
    'FR40303265045',
    'domestic 190 DE',
    `${D} art. 31, 32: the goods stay, wherever the buyer is`,
  ],
  ['BE', 'BE 2000', 'DE136695976', 'domestic 210 BE', `${D} art. 31, 32: the goods stay`],
];
const exports: Case[] = [
  ['FR', 'CH 4051', 'CHE107787577MWST', 'export 0 CH', `${D} art. 146(1)`],
  ['DE', 'GB SW1A 1AA', 'GB980780684', 'export 0 GB', `${D} art. 146(1)`],
  ['SE', 'NO 0150', 'NO995525828MVA', 'export 0 NO', `${D} art. 146(1)`],
  ['IT', 'US 10001', null, 'export 0 US', `${D} art. 146(1); no number is needed`],
  ['ES', 'MA 20000', null, 'export 0 MA', `${D} art. 146(1)`],
  ['DE', 'TR 34000', null, 'export 0 TR', `${D} art. 146(1)`],
  ['CH', 'DE 79098', 'DE136695976', 'export 0 DE', 'MWSTG art. 23(2)(1)'],
  ['GB', 'FR 59000', 'FR40303265045', 'export 0 FR', 'VAT Act 1994 s. 30(6)'],
  ['NO', 'SE 11120', 'SE123456789701', 'export 0 SE', 'Merverdiavgiftsloven § 6-21'],
  ['CH', 'GB SW1A 1AA', null, 'export 0 GB', 'MWSTG art. 23(2)(1)'],
];
const territories: Case[] = [
  ['FR', 'MC 98000', 'FR40303265045', 'domestic 200 FR', `${D} art. 7(1): Monaco is France`],
  ['IT', 'MC 98000', 'FR40303265045', 'reverse-charge 0 FR', `${D} art. 7(1)`],
  ['ES', 'ES 35001', 'ESA28015865', 'export 0 ES', `${D} art. 6(1)(b): Canary Islands`],
  ['DE', 'ES 38001', null, 'export 0 ES', `${D} art. 6(1)(b): Tenerife`],
  ['ES', 'ES 51001', 'ESA28015865', 'export 0 ES', `${D} art. 6(2)(c): Ceuta`],
  ['ES', 'ES 52001', 'ESA28015865', 'export 0 ES', `${D} art. 6(2)(d): Melilla`],
  ['ES', 'ES 07001', 'ESA28015865', 'domestic 210 ES', 'Balearic Islands: no exception'],
  ['FI', 'FI 22100', 'FI20774740', 'export 0 FI', `${D} art. 6(1)(d): Åland`],
  ['SE', 'FI 22100', 'FI20774740', 'export 0 FI', `${D} art. 6(1)(d): Åland`],
  ['FR', 'FR 97110', 'FR40303265045', 'export 0 FR', `${D} art. 6(1)(c): Guadeloupe`],
  ['FR', 'FR 97400', 'FR40303265045', 'export 0 FR', `${D} art. 6(1)(c): Réunion`],
  ['FR', 'FR 98800', null, 'export 0 FR', 'TFEU annex II: New Caledonia'],
  [
    'FR',
    'FR 20000',
    'FR40303265045',
    'domestic 200 FR',
    'CGI art. 297: the rates of Corsica are not for steel',
  ],
  ['DE', 'DE 27498', 'DE136695976', 'export 0 DE', `${D} art. 6(2)(a): Heligoland`],
  ['DE', 'DE 78266', 'DE136695976', 'export 0 DE', `${D} art. 6(2)(b): Büsingen`],
  ['IT', 'IT 23041', 'IT00743110157', 'export 0 IT', `${D} art. 6(2)(f): Livigno`],
  ['IT', 'IT 22061', 'IT00743110157', 'export 0 IT', `${D} art. 6(1)(g): Campione d’Italia`],
  ['GR', 'GR 63086', 'EL094259216', 'export 0 GR', `${D} art. 6(1)(a): Mount Athos`],
  ['GB', 'GB JE2 3AB', null, 'export 0 GB', 'VAT Act 1994 s. 30(6): Jersey'],
  ['GB', 'IM IM1 1AA', 'GB980780684', 'domestic 200 GB', 'Isle of Man Act 1979 s. 6'],
  ['CH', 'LI 9490', 'CHE107787577MWST', 'domestic 81 CH', 'Treaty of 28 October 1994: Liechtenstein'],
  ['PT', 'PT 9000-001', 'PT501964843', 'domestic 230 PT', 'CIVA art. 18(3): by the place of departure'],
  ['PT 9000', 'PT 9000-001', 'PT501964843', 'domestic 220 PT', 'CIVA art. 18(3)(b): Madeira'],
  ['PT 9500', 'PT 9500-001', 'PT501964843', 'domestic 160 PT', 'CIVA art. 18(3)(a): Azores'],
  ['AT 6991', 'AT 6991', 'ATU13585627', 'domestic 190 AT', 'UStG 1994 § 10(4): Mittelberg'],
  [
    'DE',
    'GB BT1 1AA',
    'XI980780684',
    'reverse-charge 0 XI',
    'Windsor Framework art. 8: goods to Northern Ireland',
  ],
  ['DE', 'GB BT1 1AA', 'GB980780684', 'domestic 190 DE', 'Windsor Framework art. 8: only a number with XI'],
  ['GB BT1', 'IE D02', 'IE6433435F', 'reverse-charge 0 IE', 'Windsor Framework art. 8'],
  ['GB', 'GB BT1 1AA', 'XI980780684', 'domestic 200 GB', 'VAT Act 1994 s. 40A: within the United Kingdom'],
  ['GB BT1', 'US 10001', null, 'export 0 US', 'VAT Act 1994 s. 30(6)'],
];
const schemes: Case[] = [
  [
    'HU',
    'HU 1011',
    'HU12892312',
    'domestic-reverse-charge 0 HU',
    'Act CXXVII of 2007 § 142(1)(j), annex 6/B',
    { family: 'rebar' },
  ],
  [
    'HU',
    'HU 1011',
    'HU12892312',
    'domestic-reverse-charge 0 HU',
    'Act CXXVII of 2007 annex 6/B',
    { family: 'section' },
  ],
  ['HU', 'HU 1011', 'HU12892312', 'domestic 270 HU', 'annex 6/B has no cement', { family: 'cement' }],
  [
    'HU',
    'HU 1011',
    'HU12892312',
    'domestic 270 HU',
    'the scheme ends on 31 December 2026',
    { family: 'rebar', at: '2027-01-01' },
  ],
  [
    'HU',
    'HU 1011',
    'DE136695976',
    'domestic 270 HU',
    'the buyer is not registered in Hungary',
    { family: 'rebar' },
  ],
  [
    'SK',
    'SK 04001',
    'SK2022749619',
    'domestic-reverse-charge 0 SK',
    'Act 222/2004 § 69(12)',
    { family: 'plate', netEur: 5_000 },
  ],
  [
    'SK',
    'SK 04001',
    'SK2022749619',
    'domestic 230 SK',
    'Act 222/2004 § 69(12): below 5,000 EUR',
    { family: 'plate', netEur: 4_999 },
  ],
  [
    'SK',
    'SK 04001',
    'SK2022749619',
    'domestic 230 SK',
    'chapter 73 other than 7301, 7308, 7314',
    { family: 'tube', netEur: 9_000 },
  ],
  [
    'HR',
    'HR 10000',
    'HR33392005961',
    'domestic-reverse-charge 0 HR',
    'Zakon o PDV art. 75(3)',
    { family: 'mesh' },
  ],
  ['HR', 'HR 10000', 'HR33392005961', 'domestic 250 HR', 'art. 75(3) has no sections', { family: 'section' }],
  [
    'RO',
    'RO 010011',
    'RO18547290',
    'domestic-reverse-charge 0 RO',
    'Codul fiscal art. 331(2)(b)',
    { family: 'timber' },
  ],
  [
    'LV',
    'LV LV-1001',
    'LV40003521600',
    'domestic-reverse-charge 0 LV',
    'PVN likums art. 141',
    { family: 'timber' },
  ],
  ['LV', 'LV LV-1001', null, 'domestic 210 LV', 'the buyer is not registered', { family: 'timber' }],
  [
    'IE',
    'IE D02',
    'IE6433435F',
    'domestic 135 IE',
    'VATCA 2010 schedule 3',
    { family: 'cement', form: 'ready-mix-concrete' },
  ],
  [
    'IE',
    'IE D02',
    'IE6433435F',
    'domestic 230 IE',
    'cement in bags is not concrete',
    { family: 'cement', form: 'bag' },
  ],
  [
    'PL',
    'PL 00-001',
    'PL8567346215',
    'domestic 230 PL',
    'Ustawa o VAT art. 108a: split payment, tax charged',
    { family: 'coil' },
  ],
];

const place = (text: string) => {
  const [country = '', ...postcode] = text.split(' ');
  return { country, postcode: postcode.join(' ') };
};
const decide = ([from, to, vat, , , more]: Case) =>
  decideVat({
    from: place(from),
    to: place(to),
    buyer: { vat, state: more?.state ?? 'valid' },
    goods: { family: more?.family ?? null, form: more?.form ?? null },
    netEurMinor: more?.netEur === undefined ? null : BigInt(more.netEur) * 100n,
    at: new Date(more?.at ?? '2026-11-26'),
  });

const cases = [...domesticRates, ...acrossTheUnion, ...exports, ...territories, ...schemes];

describe('The VAT table', () => {
  it('has at least 80 cases', () => {
    expect(cases.length).to.be.at.least(80);
  });

  for (const each of cases) {
    const [from, to, vat, expected, source, more] = each;
    const goods = more ? `, ${Object.values(more).join(' ')}` : '';
    it(`${from} → ${to}, ${vat ?? 'no number'}${goods}: ${expected} (${source})`, () => {
      const { code, ratePermille, country } = decide(each);
      expect(`${code} ${ratePermille} ${country}`).to.equal(expected);
    });
  }

  it('asks for the number of a buyer in another member state', () => {
    expect(() => decide(['FR', 'DE 70173', null, '', ''])).to.throw(
      'needs the buyer’s VAT number'.replace('’', "'"),
    );
  });

  it('does not guess for goods that lie where it knows no VAT', () => {
    expect(() => decide(['TR', 'DE 70173', 'DE136695976', '', ''])).to.throw(
      'We know no VAT for goods that lie in TR',
    );
    expect(() => decide(['ES 35001', 'ES 35001', 'ESA28015865', '', ''])).to.throw('ES-CN');
  });

  it('says why a purchase from another state is not exempt', () => {
    expect(decide(['FR', 'DE 70173', 'DE123456789', '', '']).sentence).to.equal(
      'VAT of FR at 20 %, charged by the seller. Not exempt, since “DE123456789” is not a VAT number (Directive 2006/112/EC art. 138(1)).',
    );
    expect(decide(['FR', 'DE 70173', 'DE136695976', '', '', { state: 'unchecked' }]).sentence).to.contain(
      'The number has not been confirmed by the register yet.',
    );
  });
});
