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
    steel: 'Kijk nu naar het staal: de markering moet charge {heat} dragen.',
  },
} as const satisfies Record<VerdictLanguage, Record<string, string>>;

/** A verification in both forms: the lines as the verification page says them, headline first. */
export function presentReport(
  report: VerificationReport,
  language: VerdictLanguage,
  notes: readonly string[] = [],
): Outcome {
  const lines = localiseLines(report.lines, language);
  const headline = headlineOf(lines);
  const acceptance = acceptanceOf(lines);
  const said = lines.map((line) => ({ ...line, ...wordsOf(line, language) }));
  const title = renderHeadline(headline, language);
  const text = [
    title,
    '',
    ...said.flatMap(({ tone, text, checked }) => [`${marks[tone]} ${text}`, `    ${checked}`]),
    '',
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
