import type { SearchDocument } from '../document.ts';

/** What a query means, stated by a person in the fields of a product, not by how it is read. */
export interface LabelledQuery {
  query: string;
  language: 'en' | 'fr' | 'de' | 'es' | 'it' | 'nl' | 'any';
  /** The right product. */
  form?: readonly string[];
  title?: RegExp;
  designation?: string;
  /** Grade as the catalogue writes it, or the start of it that was asked for. */
  grade?: RegExp;
  norm?: RegExp;
  certificateKind?: number;
  seller?: RegExp;
  /** Millimetres. */
  thickness?: number;
  diameter?: number;
  height?: number;
  width?: number;
  /** Wanted, and cut to size otherwise: its lack costs one grade. */
  length?: number;
  code?: string;
}

const plateLike = ['plate'];
const thinLike = ['plate', 'sheet'];
const s355 = /^S355/;
const s355j2 = /^S355J2(?:H|\+|$)/;

export const labelledQueries: readonly LabelledQuery[] = [
  // Profiles, as they are written everywhere.
  {
    query: 'HEB 200 S355 12 m',
    language: 'any',
    form: ['heb'],
    designation: 'HEB 200',
    grade: s355,
    length: 12_000,
  },
  { query: 'heb200', language: 'any', designation: 'HEB 200' },
  { query: 'HE 200 B S355J2', language: 'any', designation: 'HEB 200', grade: s355j2 },
  { query: 'IPBl 200', language: 'de', designation: 'HEA 200' },
  { query: 'IPB 300 S235JR', language: 'de', designation: 'HEB 300', grade: /^S235JR/ },
  { query: 'IPBv 240', language: 'de', designation: 'HEM 240' },
  { query: 'IPE300 S275', language: 'any', designation: 'IPE 300', grade: /^S275/ },
  { query: 'ipe-200', language: 'any', designation: 'IPE 200' },
  { query: 'UNP 160', language: 'nl', designation: 'UPN 160' },
  { query: 'U 120 S235', language: 'any', designation: 'UPN 120', grade: /^S235/ },
  { query: 'poutrelle HEA 240 S355J2', language: 'fr', designation: 'HEA 240', grade: s355j2 },
  { query: 'poutrelles ipe 180', language: 'fr', designation: 'IPE 180' },
  { query: 'Breitflanschträger HEB 160 S235', language: 'de', designation: 'HEB 160', grade: /^S235/ },
  { query: 'Stahltraeger IPE 240', language: 'de', designation: 'IPE 240' },
  { query: 'viga HEB 220', language: 'es', designation: 'HEB 220' },
  { query: 'trave IPE 270 S355', language: 'it', designation: 'IPE 270', grade: s355 },
  { query: 'balk HEA 180', language: 'nl', designation: 'HEA 180' },
  { query: 'beam HEA 300 S460M', language: 'en', designation: 'HEA 300', grade: /^S460M/ },
  { query: 'HEB 200 1.0577', language: 'any', designation: 'HEB 200', grade: s355j2 },
  { query: 'HEB 200 St 52-3', language: 'de', designation: 'HEB 200', grade: s355j2 },
  { query: 'HEA 160 EN 10025-2 S355J2+N', language: 'any', designation: 'HEA 160', grade: /^S355J2\+N/ },
  { query: 'HEM', language: 'any', form: ['hem'] },
  { query: 'U-Profil 140', language: 'de', designation: 'UPN 140' },
  { query: 'upe 160', language: 'any', designation: 'UPE 160' },
  // Plates and sheets.
  {
    query: 'tôle 10mm S355J2 2000x6000',
    language: 'fr',
    form: plateLike,
    thickness: 10,
    grade: s355j2,
    length: 6_000,
  },
  { query: 'tole 10 mm s355', language: 'fr', form: thinLike, thickness: 10, grade: s355 },
  {
    query: 'tôle forte ép. 25 S355K2+N',
    language: 'fr',
    form: plateLike,
    thickness: 25,
    grade: /^S355K2\+N/,
  },
  { query: 'Grobblech 20 mm S235JR', language: 'de', form: plateLike, thickness: 20, grade: /^S235JR/ },
  {
    query: 'Blech 15 x 2000 x 6000 S355J2+N',
    language: 'de',
    form: plateLike,
    thickness: 15,
    grade: /^S355J2\+N/,
    length: 6_000,
  },
  {
    query: 'plate 12x2000x6000 S275JR',
    language: 'en',
    form: plateLike,
    thickness: 12,
    grade: /^S275JR/,
    length: 6_000,
  },
  { query: 'steel plate 30mm S690QL', language: 'en', form: plateLike, thickness: 30, grade: /^S690QL/ },
  { query: 'chapa gruesa 40 mm S355J2', language: 'es', form: plateLike, thickness: 40, grade: s355j2 },
  { query: 'lamiera 8 mm S235', language: 'it', form: thinLike, thickness: 8, grade: /^S235/ },
  { query: 'plaat 20 mm S355', language: 'nl', form: thinLike, thickness: 20, grade: s355 },
  { query: 'boiler plate P265GH 15 mm', language: 'en', title: /^Boiler/, thickness: 15, grade: /^P265GH/ },
  { query: 'Kesselblech P355GH 25', language: 'de', title: /^Boiler/, thickness: 25, grade: /^P355GH/ },
  { query: 'tôle larmée 5', language: 'fr', title: /^Chequered/, thickness: 5 },
  { query: 'Tränenblech 8 mm', language: 'de', title: /^Chequered/, thickness: 8 },
  { query: 'lamiera mandorlata', language: 'it', title: /^Chequered/ },
  { query: 'tôle galvanisée 15/10', language: 'fr', form: ['sheet'], title: /galvanised/, thickness: 1.5 },
  { query: 'verzinktes Feinblech 2 mm', language: 'de', form: ['sheet'], title: /galvanised/, thickness: 2 },
  { query: 'tôle inox 304L 2 mm', language: 'fr', form: ['sheet'], grade: /^never/ },
  { query: 'tôle inox 304 2 mm', language: 'fr', form: ['sheet'], grade: /^1\.4301/, thickness: 2 },
  {
    query: 'Edelstahl Blech 1.4404 10 mm',
    language: 'de',
    form: plateLike,
    grade: /^1\.4404/,
    thickness: 10,
  },
  { query: 'rvs plaat 316L 6mm', language: 'nl', form: plateLike, grade: /^1\.4404/, thickness: 6 },
  { query: 'stainless sheet 1.5 mm', language: 'en', title: /^Stainless/, form: ['sheet'], thickness: 1.5 },
  // Coils.
  { query: '100 t coil DX51D 1,5 mm', language: 'en', form: ['coil'], grade: /^DX51D/, thickness: 1.5 },
  { query: 'bobine galvanisée DX53D 0,8', language: 'fr', form: ['coil'], grade: /^DX53D/, thickness: 0.8 },
  { query: 'Coil DC01 1,5 x 1500', language: 'de', form: ['coil'], grade: /^DC01/, thickness: 1.5 },
  {
    query: 'bobina laminada en caliente S355MC',
    language: 'es',
    form: ['coil'],
    title: /^Hot rolled/,
    grade: /^S355MC/,
  },
  { query: 'coil zincato S350GD+Z275', language: 'it', form: ['coil'], grade: /^S350GD/ },
  { query: 'S700MC 4 mm', language: 'any', form: ['coil'], grade: /^S700MC/, thickness: 4 },
  // Reinforcement.
  { query: 'fer à béton 12', language: 'fr', form: ['rebar'], diameter: 12 },
  { query: 'fer a beton ø16 B500B', language: 'fr', form: ['rebar'], diameter: 16, grade: /^B500B/ },
  { query: 'HA 10', language: 'fr', form: ['rebar'], diameter: 10 },
  { query: 'Betonstahl B500B ø12', language: 'de', form: ['rebar'], diameter: 12, grade: /^B500B/ },
  { query: 'Betonstabstahl 20 mm 12 m', language: 'de', form: ['rebar'], diameter: 20, length: 12_000 },
  { query: 'rebar 16mm', language: 'en', form: ['rebar'], diameter: 16 },
  { query: 'reinforcing bar 25 B500', language: 'en', form: ['rebar'], diameter: 25, grade: /^B500/ },
  { query: 'barra corrugada 12 mm', language: 'es', form: ['rebar'], diameter: 12 },
  { query: 'tondino 14 B450C', language: 'it', form: ['rebar'], diameter: 14, grade: /^B450C/ },
  { query: 'betonstaal 8 mm', language: 'nl', form: ['rebar'], diameter: 8 },
  { query: 'treillis soudé', language: 'fr', form: ['mesh'] },
  { query: 'Betonstahlmatte Q257A', language: 'de', designation: 'Q257A' },
  { query: 'rete elettrosaldata', language: 'it', form: ['mesh'] },
  // Hollow sections and tubes.
  { query: 'SHS 100x100x5', language: 'en', designation: 'SHS 100 × 5' },
  { query: 'tube carré 80x80x5 S355J2H', language: 'fr', designation: 'SHS 80 × 5', grade: /^S355J2H/ },
  { query: 'Quadratrohr 60x4', language: 'de', designation: 'SHS 60 × 4' },
  { query: 'Rechteckrohr 100x50x4', language: 'de', designation: 'RHS 100 × 50 × 4' },
  { query: 'tubo rectangular 120 x 80 x 5', language: 'es', designation: 'RHS 120 × 80 × 5' },
  { query: 'tubolare quadro 50x50x4', language: 'it', designation: 'SHS 50 × 4' },
  { query: 'koker 100x50x5', language: 'nl', designation: 'RHS 100 × 50 × 5' },
  { query: 'CHS 48,3 x 3,2', language: 'en', designation: 'CHS 48.3 × 3.2' },
  {
    query: 'tube sans soudure P265GH 60,3',
    language: 'fr',
    form: ['tube'],
    grade: /^P265GH/,
    diameter: 60.3,
  },
  { query: 'nahtloses Rohr 88,9 x 4', language: 'de', designation: 'Tube 88.9 × 4' },
  { query: 'cornière 50x50x5', language: 'fr', designation: 'L 50 × 50 × 5' },
  { query: 'Winkel 80x80x8 S355J2', language: 'de', designation: 'L 80 × 80 × 8', grade: s355j2 },
  { query: 'L 60x60x6', language: 'any', designation: 'L 60 × 60 × 6' },
  // Bars and fasteners.
  { query: 'rond C45 50 mm', language: 'fr', form: ['round'], diameter: 50, grade: /^C45/ },
  { query: 'Rundstahl 42CrMo4 ø60', language: 'de', form: ['round'], diameter: 60, grade: /^42CrMo4/ },
  { query: '1.7225 80', language: 'any', form: ['round'], diameter: 80, grade: /^42CrMo4/ },
  { query: 'pletina 50x8', language: 'es', designation: 'Flat 50 × 8' },
  { query: 'Flachstahl 100x12 S355J2', language: 'de', designation: 'Flat 100 × 12', grade: s355j2 },
  { query: 'bolt M12x60 8.8', language: 'en', form: ['bolt'], diameter: 12, grade: /^8\.8/, length: 60 },
  { query: 'Sechskantschraube M16 10.9', language: 'de', form: ['bolt'], diameter: 16, grade: /^10\.9/ },
  { query: 'écrou M20', language: 'fr', form: ['nut'], diameter: 20 },
  { query: 'bullone M24 ISO 4014', language: 'it', form: ['bolt'], diameter: 24, norm: /^ISO 4014/ },
  // Other materials.
  { query: 'laine de roche 120 mm', language: 'fr', form: ['board'], thickness: 120 },
  { query: 'Steinwolle 160', language: 'de', form: ['board'], thickness: 160 },
  { query: 'bois C24 80x160', language: 'fr', designation: 'Timber 80 × 160', grade: /^C24/ },
  { query: 'Brettschichtholz GL24h', language: 'de', form: ['glulam'] },
  { query: 'ciment CEM II/A-LL 42,5 R', language: 'fr', grade: /^CEM II\/A-LL/ },
  { query: 'cement', language: 'nl', form: ['cement'] },
  // Certificates, norms, sellers.
  { query: 'HEB 200 3.2', language: 'any', designation: 'HEB 200', certificateKind: 32 },
  { query: 'plate EN 10028 20 mm', language: 'en', norm: /^EN 10028/, thickness: 20 },
  { query: 'Brescia IPE 200', language: 'it', designation: 'IPE 200', seller: /^Brescia/ },
  // Misspelt words.
  { query: 'poutrele HEB 140', language: 'fr', designation: 'HEB 140' },
  { query: 'betonsthal 14', language: 'de', form: ['rebar'], diameter: 14 },
  { query: 'galvanisd coil 2 mm', language: 'en', form: ['coil'], title: /galvanised/, thickness: 2 },
  { query: 'bobnie S355MC', language: 'fr', form: ['coil'], grade: /^S355MC/ },
  { query: 'lamera 10 mm S355J2', language: 'it', form: thinLike, thickness: 10, grade: s355j2 },
  { query: 'hollw section 80x40x4', language: 'en', designation: 'RHS 80 × 40 × 4' },
  // Part numbers, and grades that nobody offers.
  { query: 'AC-10000', language: 'any', code: 'AC-10000' },
  { query: 'ma-10009', language: 'any', code: 'MA-10009' },
  { query: 'H470070', language: 'any', code: 'H470070' },
  { query: 'HEB 200 S356', language: 'any', grade: /^never/ },
];

/**
 * How well a document answers, by rule: 3 is what was asked for, in stock; a length or format that differs costs one,
 * nothing in stock costs one. Another product, size or grade is 0: it is no answer to who needs this one.
 */
export function relevanceOf(label: LabelledQuery, document: SearchDocument): 0 | 1 | 2 | 3 {
  const mm = (um: number | null): number | null => (um === null ? null : um / 1_000);
  const isIt =
    (label.form === undefined || label.form.includes(document.form)) &&
    (label.designation === undefined || label.designation === document.designation) &&
    (label.title?.test(document.titles[0] ?? '') ?? true) &&
    (label.grade?.test(document.grade) ?? true) &&
    (label.norm?.test(document.norm ?? '') ?? true) &&
    (label.seller?.test(document.sellerName) ?? true) &&
    (label.certificateKind === undefined || label.certificateKind === document.certificateKind) &&
    (label.code === undefined || document.codes.includes(label.code)) &&
    (label.thickness === undefined || mm(document.thicknessUm) === label.thickness) &&
    (label.diameter === undefined || mm(document.diameterUm) === label.diameter) &&
    (label.height === undefined || mm(document.heightUm) === label.height) &&
    (label.width === undefined || mm(document.widthUm) === label.width);
  if (!isIt) return 0;
  const isOtherLength = label.length !== undefined && mm(document.lengthUm) !== label.length;
  const isOut = document.availableGrams < document.minGrams;
  if (isOtherLength && isOut) return 1;
  return isOtherLength || isOut ? 2 : 3;
}
