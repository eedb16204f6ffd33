/** UNTDID 1001 codes of EN 16931 that are invoices. */
export const invoiceTypeCodes: ReadonlySet<string> = new Set(
  '71 80 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 389 390 393 394 395 456 457 471 472 473 500 501 502 503 527 553 575 623 633 751 780 817 870 875 876 877 935'.split(
    ' ',
  ),
);
/** UNTDID 4461. */
export const meansCodes: ReadonlySet<string> = new Set([
  ...Array.from({ length: 97 }, (_, n) => (n + 1).toString()).filter((code) => !isGap(Number(code))),
  'ZZZ',
]);
/** UN/ECE Recommendation 20 units that steel, its transport and services are billed in. */
export const units: ReadonlySet<string> = new Set(
  'TNE KGM GRM H87 C62 EA MTR KMT MTK MTQ LM DTN LTR HUR DAY MON ANN XPP XCT XBE KWH KW KWT IE TKM P1 LS NAR ONE PCE SET ZZ'.split(
    ' ',
  ),
);

/** ISO 4217, list one. */
export const currencies: ReadonlySet<string> = new Set(
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG'.split(
    ' ',
  ),
);

/** ISO 3166-1 alpha-2 with Northern Ireland (XI) and Kosovo (1A), as EN 16931 takes them. */
export const countries: ReadonlySet<string> = new Set(
  '1A AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI YE YT ZA ZM ZW'.split(
    ' ',
  ),
);

/** UNCL5305, as far as EN 16931 uses it. B, the split payment of Italy, has no rules here. */
export const categories: ReadonlySet<string> = new Set('AE B E G K L M O S Z'.split(' '));

function isGap(code: number): boolean {
  return (code > 70 && code < 74) || (code > 78 && code < 91);
}
