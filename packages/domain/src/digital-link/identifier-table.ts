/**
 * Application Identifiers of the GS1 General Specifications (release 26) as the GS1 Barcode Syntax Dictionary of 27 January
 * 2026 (Apache-2.0) has them, one a line:
 *
 * `AIs ; flags ; format ; attributes`
 *
 * Flags: `*` has a predefined length, so no FNC1 follows; `?` may stand after the `?` of a Digital Link.
 * Format: components; N digits, X character set 82, Y set 39, Z base64url; `6` exactly six, `..20` one to twenty, a
 * trailing `?` may be absent; `:name` a check of check-value.ts.
 * Attributes: `key=` a primary key, with the qualifiers that may follow it in a path, in their order, and `|` between
 * sequences that exclude each other; `with=` AIs of which one must be there too (`+`: all of these); `without=` AIs that
 * must not. `n` in an AI stands for any digit.
 */
export const identifierTable = `
  00 ; *? ; N18:csum:gcppos2 ; key=
  01 ; *? ; N14:csum:gcppos2 ; key=22,10,21|235 without=255,37
  02 ; *? ; N14:csum:gcppos2 ; with=37 without=01,03
  03 ; * ; N14:csum:gcppos2 ; without=01,02,37,235
  10 ; ? ; X..20 ; with=01,02,03,8006,8026
  11 ; *? ; N6:yymmd0 ; with=01,02,03,8006,8026
  12 ; *? ; N6:yymmd0 ; with=8020
  13,15-16 ; *? ; N6:yymmd0 ; with=01,02,03,8006,8026
  17 ; *? ; N6:yymmd0 ; with=01,02,03,255,8006,8026
  20 ; *? ; N2 ; with=01,02,03,8006,8026
  21 ; - ; X..20 ; with=01,03,8006 without=235
  22 ; - ; X..20 ; with=01
  235 ; - ; X..28 ; with=01
  240-241 ; ? ; X..30 ; with=01,02,03,8006,8026
  242 ; ? ; N..6 ; with=01,02,8006,8026
  243 ; ? ; X..20 ; with=01,03
  250 ; ? ; X..30 ; with=01+21,03+21,8006+21
  251 ; ? ; X..30 ; with=01,03,8006
  253 ; ? ; N13:csum:gcppos1 X..17? ; key=
  254 ; - ; X..20 ; with=414
  255 ; ? ; N13:csum:gcppos1 N..12? ; key= without=01,02,415,8006,8020,8026
  30 ; ? ; N..8 ; with=01,02
  37 ; ? ; N..8 ; with=00+02,00+8026
  3900-3909 ; ? ; N..15 ; with=255,8020 without=390n,391n,394n,8111
  3910-3919 ; ? ; N3:iso4217 N..15 ; with=8020 without=391n
  3920-3929 ; ? ; N..15 ; with=01+30,01+31nn,01+32nn,01+35nn,01+36nn without=392n,393n
  3930-3939 ; ? ; N3:iso4217 N..15 ; with=30,31nn,32nn,35nn,36nn without=393n
  3940-3943 ; ? ; N4 ; with=255 without=394n,8111
  3950-3955 ; ? ; N6 ; with=30,31nn,32nn,35nn,36nn without=392n,393n,395n,8005
  400 ; ? ; X..30
  401 ; ? ; X..30:gcppos1 ; key=
  402 ; ? ; N17:csum:gcppos1 ; key=
  403 ; ? ; X..30 ; with=00
  410-413 ; *? ; N13:csum:gcppos1
  414 ; *? ; N13:csum:gcppos1 ; key=254|7040
  415 ; *? ; N13:csum:gcppos1 ; key=8020 with=8020
  416 ; *? ; N13:csum:gcppos1
  417 ; *? ; N13:csum:gcppos1 ; key=7040
  420 ; ? ; X..20 ; without=421
  421 ; ? ; N3:iso3166 X..9 ; without=4307
  422 ; ? ; N3:iso3166 ; with=01,02,03,8006,8026 without=426
  423 ; ? ; N3:iso3166 N3:iso3166? N3:iso3166? N3:iso3166? N3:iso3166? ; with=01,02,03 without=426
  424 ; ? ; N3:iso3166 ; with=01,02,03 without=426
  425 ; ? ; N3:iso3166 N3:iso3166? N3:iso3166? N3:iso3166? N3:iso3166? ; with=01,02,03 without=426
  426 ; ? ; N3:iso3166 ; with=01,02,03
  427 ; ? ; X..3 ; with=01+422,02+422,03+422
  4300-4301 ; ? ; X..35:pcenc ; with=00
  4302 ; ? ; X..70:pcenc ; with=00
  4303 ; ? ; X..70:pcenc ; with=4302
  4304-4306 ; ? ; X..70:pcenc ; with=00
  4307 ; ? ; X2:iso3166alpha2 ; with=00
  4308 ; ? ; X..30 ; with=00
  4309 ; ? ; N10:latitude N10:longitude ; with=00
  4310-4311 ; ? ; X..35:pcenc ; with=00
  4312 ; ? ; X..70:pcenc ; with=00
  4313 ; ? ; X..70:pcenc ; with=4312
  4314-4316 ; ? ; X..70:pcenc ; with=00
  4317 ; ? ; X2:iso3166alpha2 ; with=00
  4318 ; ? ; X..20 ; with=00
  4319 ; ? ; X..30 ; with=00
  4320 ; ? ; X..35:pcenc ; with=00
  4321-4323 ; ? ; N1:yesno ; with=00
  4324-4325 ; ? ; N6:yymmd0 N4:hhmi ; with=00
  4326 ; ? ; N6:yymmdd ; with=00
  4330 ; ? ; N6 X1:hyphen? ; with=00 without=4331
  4331 ; ? ; N6 X1:hyphen? ; with=00 without=4330
  4332 ; ? ; N6 X1:hyphen? ; with=00 without=4333
  4333 ; ? ; N6 X1:hyphen? ; with=00 without=4332
  7001 ; ? ; N13 ; with=01,02,8006,8026
  7002 ; ? ; X..30 ; with=01,02
  7003 ; ? ; N6:yymmdd N4:hhmi ; with=01,02,03
  7004 ; ? ; N..4 ; with=01+10,03+10
  7005 ; ? ; X..12 ; with=01,02
  7006 ; ? ; N6:yymmdd ; with=01,02
  7007 ; ? ; N6:yymmdd N6:yymmdd? ; with=01,02
  7008 ; ? ; X..3 ; with=01,02
  7009 ; ? ; X..10 ; with=01,02
  7010 ; ? ; X..2 ; with=01,02,03
  7011 ; ? ; N6:yymmdd N4:hhmi? ; with=01,02,03
  7020 ; ? ; X..20 ; with=01+416,03+416,8006+416
  7021 ; ? ; X..20 ; with=01,03,8006
  7022 ; ? ; X..20 ; with=01+7021,03+7021,8006+7021
  7023 ; ? ; X..30:gcppos1
  7030-7039 ; ? ; N3:iso3166999 X..27 ; with=01,02
  7040 ; - ; N1 X1 X1 X1:importeridx
  7041 ; - ; X..4:packagetype ; with=00
  710-717 ; ? ; X..20 ; with=01
  7230-7239 ; ? ; X2 X..28 ; with=01,8004
  7240 ; ? ; X..20 ; with=01,8006 without=03
  7241 ; ? ; N2:mediatype ; with=8017,8018
  7242 ; ? ; X..25 ; with=8017,8018
  7250 ; ? ; N8:yyyymmdd ; with=8018 without=7251
  7251 ; ? ; N8:yyyymmdd N4:hhmi ; with=8018 without=7250
  7252 ; ? ; N1:iso5218 ; with=8018
  7253 ; ? ; X..40:pcenc ; with=8017,8018 without=7256,7259
  7254 ; ? ; X..40:pcenc ; with=8017,8018 without=7256,7259
  7255 ; ? ; X..10 ; with=8017,8018 without=7256,7259
  7256 ; ? ; X..90:pcenc ; with=8017,8018
  7257 ; ? ; X..70:pcenc ; with=8018
  7258 ; ? ; X3:posinseqslash ; with=8018+7259
  7259 ; ? ; X..40:pcenc ; with=8018 without=7256
  8001 ; ? ; N4:nonzero N5:nonzero N3:nonzero N1:winding N1 ; with=01
  8002 ; ? ; X..20
  8003 ; ? ; N1:zero N13:csum:gcppos1 X..16? ; key=
  8004 ; ? ; X..30:gcppos1 ; key=7040
  8005 ; ? ; N6 ; with=01,02
  8006 ; ? ; N14:csum:gcppos2 N4:pieceoftotal ; key=22,10,21 without=01,03,37
  8007 ; ? ; X..34:iban ; with=415
  8008 ; ? ; N6:yymmdd N2:hh N2:mi? N2:ss? ; with=01,02,03
  8009 ; ? ; X..50 ; with=00,01,03
  8010 ; ? ; Y..30:gcppos1 ; key=8011
  8011 ; - ; N..12:nozeroprefix ; with=8010
  8012 ; ? ; X..20 ; with=01,03,8006
  8013 ; ? ; X..25:csumalpha:gcppos1 ; key=
  8014 ; - ; X..25:csumalpha:gcppos1:hasnondigit ; with=01
  8017 ; ? ; N18:csum:gcppos1 ; key=8019 without=8018
  8018 ; ? ; N18:csum:gcppos1 ; key=8019 without=8017
  8019 ; - ; N..10 ; with=8017,8018
  8020 ; - ; X..25 ; with=415
  8026 ; ? ; N14:csum:gcppos2 N4:pieceoftotal ; with=37 without=02,03,8006
  8030 ; ? ; Z..90 ; with=00,01+21,03+21,253,255,8003,8004,8006+21,8010+8011,8017,8018
  8040 ; - ; N15 ; with=01+21
  8041 ; - ; N15 ; with=01+21+8040
  8042 ; - ; N32 ; with=01+21+8040
  8043 ; - ; N18 N..2? ; with=01+21+8040
  8110 ; ? ; X..70:couponcode
  8111 ; ? ; N4 ; with=255
  8112 ; ? ; X..70:couponposoffer
  8200 ; - ; X..70 ; with=01
  90 ; ? ; X..30
  91-99 ; ? ; X..90
`;

/** Measures: the fourth digit places the decimal point, and one precision excludes the others. */
export const measureFamilies: readonly (readonly [families: string, companions: string])[] = [
  ['310-316 320-329 350-352 356-357 360-361 364-366', '01,02'],
  ['330-336 340-349 353-355 362-363 367-369', '00,01'],
  ['337', '01'],
];
