import type { BundleReport } from '@topsteel/chain/bundle';
import { howTexts, type VerdictLine, type VerificationReport } from '@topsteel/chain/verify';
import { groupedLotCode, lotCodeOf } from '@topsteel/domain/digital-link';
import { formatTonnes } from '@topsteel/domain/units';
import {
  acceptanceOf,
  headlineOf,
  isVerdictKey,
  localiseLines,
  renderHeadline,
  renderTemplate,
  renderVerdict,
  toneOf,
  type Acceptance,
  type VerdictLanguage,
  type VerdictTone,
} from '@topsteel/domain/verdict';
import type { ExitCode, Outcome } from '../command.ts';

const marks: Record<VerdictTone, string> = { good: '✓', info: 'i', attention: '!', unknown: '?', bad: '✗' };
const codes: Record<Acceptance, ExitCode> = { yes: 0, no: 1, unclear: 2 };

const words = {
  en: {
    lot: 'Lot',
    bundle: 'bundle',
    heat: 'heat',
    of: 'of',
    tonnes: 't',
    register: 'Register',
    store: 'File store',
    block: 'block',
    nobody: 'not reached',
    madeFrom: 'Made from lot',
    payment: 'Payment',
    certificate: 'Certificate',
    unit: 'Class of carbon units',
    ofLot: 'Its steel is lot {lot}, whose own evidence is at {path}.',
    steel: 'Now look at the steel: its mark must read heat {heat}.',
  },
  fr: {
    lot: 'Lot',
    bundle: 'fardeau',
    heat: 'coulée',
    of: 'sur',
    tonnes: 't',
    register: 'Registre',
    store: 'Dépôt de fichiers',
    block: 'bloc',
    nobody: 'injoignable',
    madeFrom: 'Fait du lot',
    payment: 'Paiement',
    certificate: 'Certificat',
    unit: "Classe d'unités carbone",
    ofLot: 'Son acier est le lot {lot}, dont les preuves se trouvent sous {path}.',
    steel: "Maintenant, regardez l'acier\u00a0: son marquage doit porter la coulée {heat}.",
  },
  de: {
    lot: 'Los',
    bundle: 'Bund',
    heat: 'Schmelze',
    of: 'von',
    tonnes: 't',
    register: 'Register',
    store: 'Dateiablage',
    block: 'Block',
    nobody: 'nicht erreicht',
    madeFrom: 'Gefertigt aus Los',
    payment: 'Zahlung',
    certificate: 'Zeugnis',
    unit: 'Klasse von CO2-Einheiten',
    ofLot: 'Sein Stahl ist Los {lot}, dessen eigener Nachweis unter {path} liegt.',
    steel: 'Sehen Sie sich jetzt den Stahl an: seine Kennzeichnung muss die Schmelze {heat} zeigen.',
  },
  es: {
    lot: 'Lote',
    bundle: 'atado',
    heat: 'colada',
    of: 'de',
    tonnes: 't',
    register: 'Registro',
    store: 'Almacén de archivos',
    block: 'bloque',
    nobody: 'no accesible',
    madeFrom: 'Hecho del lote',
    payment: 'Pago',
    certificate: 'Certificado',
    unit: 'Clase de unidades de carbono',
    ofLot: 'Su acero es el lote {lot}, cuyas pruebas están en {path}.',
    steel: 'Ahora mire el acero: su marca debe llevar la colada {heat}.',
  },
  it: {
    lot: 'Lotto',
    bundle: 'fascio',
    heat: 'colata',
    of: 'su',
    tonnes: 't',
    register: 'Registro',
    store: 'Archivio dei file',
    block: 'blocco',
    nobody: 'non raggiunto',
    madeFrom: 'Fatto dal lotto',
    payment: 'Pagamento',
    certificate: 'Certificato',
    unit: 'Classe di unità di carbonio',
    ofLot: 'Il suo acciaio è il lotto {lot}, le cui prove sono in {path}.',
    steel: 'Ora guardi l’acciaio: la sua marcatura deve portare la colata {heat}.',
  },
  nl: {
    lot: 'Partij',
    bundle: 'bundel',
    heat: 'charge',
    of: 'van',
    tonnes: 't',
    register: 'Register',
    store: 'Bestandsopslag',
    block: 'blok',
    nobody: 'niet bereikt',
    madeFrom: 'Gemaakt van partij',
    payment: 'Betaling',
    certificate: 'Certificaat',
    unit: 'Klasse van koolstofeenheden',
    ofLot: 'Het staal is partij {lot}, waarvan het eigen bewijs onder {path} staat.',
    steel: 'Kijk nu naar het staal: de markering moet charge {heat} dragen.',
  },
} as const satisfies Record<VerdictLanguage, Record<string, string>>;

/** A verification, of an archive with what it is about when that is not a lot. */
type PresentedReport = VerificationReport & Pick<BundleReport, 'object'>;

/** A verification in both forms: the lines as the verification page says them, headline first. */
export function presentReport(
  report: PresentedReport,
  language: VerdictLanguage,
  notes: readonly string[] = [],
): Outcome {
  const lines = localiseLines(report.lines, language);
  const headline = headlineOf(lines);
  const acceptance = acceptanceOf(lines);
  const said = lines.map((line) => ({ ...line, ...wordsOf(line, language) }));
  const { object } = report;
  const isOfSteel = object === undefined || object.kind === 'certificate';
  const title = renderHeadline(headline, language, isOfSteel ? 'steel' : 'record');
  const text = [
    title,
    '',
    ...said.flatMap(({ tone, text, checked }) => [`${marks[tone]} ${text}`, `    ${checked}`]),
    '',
    ...aboutObject(report, language),
    ...aboutLot(report, language),
    ...notes,
  ].join('\n');
  const { lot, block, register, store } = report;
  const json = {
    verdict: headline.key,
    accepted: acceptance,
    headline: title,
    language,
    lines: said.map(({ question, key, tone, text, params, how, checked }) => ({
      ...{ question, key, tone, text, params },
      how: { key: how.key, text: checked, params: how.params },
    })),
    lotCode: report.lotId === '0' ? null : lotCodeOf(BigInt(report.lotId)),
    serial: report.serial === undefined ? null : lotCodeOf(BigInt(report.serial)),
    block: block ?? null,
    ...{ register, store, checkedAt: report.checkedAt },
    lot: lot ?? null,
    object: object ?? null,
    notes,
  };
  return { code: codes[acceptance], text: text.trimEnd(), json };
}

/** Tone and sentences of a line, without the marks of bold type. */
export function wordsOf({ key, params, how }: VerdictLine, language: VerdictLanguage) {
  const tone: VerdictTone = isVerdictKey(key) ? toneOf(key) : 'unknown';
  return {
    tone,
    text: (isVerdictKey(key) ? renderVerdict(key, params, language) : key).replaceAll('**', ''),
    checked: renderTemplate(howTexts[language][how.key], how.params, language),
  };
}

function aboutObject({ object }: PresentedReport, language: VerdictLanguage): string[] {
  if (object === undefined) return [];
  const w = words[language];
  const { kind, id, lotCode } = object;
  const path = `/v2/lots/${lotCode ?? ''}/evidence.zip`;
  return [
    `${w[kind]} ${id}.`,
    ...(lotCode === null ? [] : [renderTemplate(w.ofLot, { lot: groupedLotCode(lotCode), path }, language)]),
  ];
}

function aboutLot(
  { lotId, serial, lot, block, register, store }: VerificationReport,
  language: VerdictLanguage,
): string[] {
  const w = words[language];
  const code = (id: string) => groupedLotCode(lotCodeOf(BigInt(id)));
  const heat = lot?.label['heatNumber'];
  const grams = lot?.bundle?.grams ?? lot?.lotGrams;
  const named = [
    lotId === '0' ? undefined : `${w.lot} ${code(lotId)}`,
    serial === undefined ? undefined : `${w.bundle} ${code(serial)}`,
    heat === undefined ? undefined : `${w.heat} ${heat}`,
    lot?.label['grade'],
    lot?.label['dimensions'] || undefined,
    grams === undefined ? undefined : `${formatTonnes(BigInt(grams), language, 3)} ${w.tonnes}`,
  ].filter((part) => part !== undefined);
  const sources = (lot?.madeFrom ?? []).map(
    (source) => `${w.madeFrom} ${code(source.lotId)}, ${w.heat} ${source.heatNumber}, ${source.issuerName}`,
  );
  const at = block === undefined ? w.nobody : `${w.block} ${block.number}`;
  return [
    ...(named.length === 0 ? [] : [named.join(', ')]),
    ...sources,
    `${w.register}: ${register} (${at}). ${w.store}: ${store}.`,
    ...(heat === undefined ? [] : [renderTemplate(w.steel, { heat }, language)]),
  ];
}
