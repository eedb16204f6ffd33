/**
 * Countries by the region names that PACT takes from the United Nations' M49: region or subregion, its continent, and its
 * countries (ISO 3166-1 alpha-2). Latin America and Sub-Saharan Africa are M49's own groupings.
 */
const regions: readonly (readonly [names: readonly string[], countries: string])[] = [
  [['Northern Africa', 'Africa'], 'DZ EG EH LY MA SD TN'],
  [
    ['Sub-Saharan Africa', 'Africa'],
    'AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW IO KE KM LR LS MG ML MR MU MW MZ NA NE NG RE RW SC SH SL SN SO SS ST SZ TD TF TG TZ UG YT ZA ZM ZW',
  ],
  [['Northern America', 'Americas'], 'BM CA GL PM US'],
  [
    ['Latin America and the Caribbean', 'Americas'],
    'AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI',
  ],
  [['Central Asia', 'Asia'], 'KG KZ TJ TM UZ'],
  [['Eastern Asia', 'Asia'], 'CN HK JP KP KR MN MO TW'],
  [['South-eastern Asia', 'Asia'], 'BN ID KH LA MM MY PH SG TH TL VN'],
  [['Southern Asia', 'Asia'], 'AF BD BT IN IR LK MV NP PK'],
  [['Western Asia', 'Asia'], 'AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE'],
  [['Eastern Europe', 'Europe'], 'BG BY CZ HU MD PL RO RU SK UA'],
  [['Northern Europe', 'Europe'], 'AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ'],
  [['Southern Europe', 'Europe'], 'AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK'],
  [['Western Europe', 'Europe'], 'AT BE CH DE FR LI LU MC NL'],
  [['Australia and New Zealand', 'Oceania'], 'AU CC CX HM NF NZ'],
  [['Melanesia', 'Oceania'], 'FJ NC PG SB VU'],
  [['Micronesia', 'Oceania'], 'FM GU KI MH MP NR PW UM'],
  [['Polynesia', 'Oceania'], 'AS CK NU PF PN TK TO TV WF WS'],
];

const namesOf = new Map(
  regions.flatMap(([names, countries]) => countries.split(' ').map((country) => [country, names] as const)),
);

/**
 * The region and the continent that a country lies in; none when the code is not known.
 *
 * @example regionsOfCountry('FR') // ['Western Europe', 'Europe']
 */
export const regionsOfCountry = (country: string): readonly string[] => namesOf.get(country) ?? [];
