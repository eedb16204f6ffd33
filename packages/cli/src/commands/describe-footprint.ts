import {
  gramsCo2ePerTonneOfDecimals,
  judgePlausibility,
  kilogramsPerTonneText,
  productStageTotal,
  routeNamedIn,
  type Assurance,
  type CarbonFinding,
  type Epd,
  type FootprintReading,
  type StatementReading,
  type SteelRoute,
} from '@topsteel/domain/carbon';
import { localiseDecimal, parseDecimal } from '@topsteel/domain/units';

/** One document in words and as data. */
export interface Described {
  isValid: boolean;
  lines: string[];
  json: Record<string, unknown>;
}

interface Facts {
  kind: string;
  title: string;
  findings: readonly CarbonFinding[];
  figure: bigint | null;
  /** Said instead of a figure. */
  noFigure: string;
  assurance: Assurance;
  by: string | null;
  route: SteelRoute | null;
  period: string | null;
  validity: string | null;
  more: readonly string[];
}

/** A PACT footprint. The route is the one given, or the one its description names. */
export function describeFootprint(
  { reading, findings }: { reading: FootprintReading | null; findings: CarbonFinding[] },
  route: SteelRoute | null,
): Described {
  if (!reading) return unreadable('PACT 3.0 footprint', findings);
  const { footprint, validity, verification } = reading;
  const { pcf } = footprint;
  const named = routeNamedIn(`${footprint.productDescription} ${pcf.boundaryProcessesDescription ?? ''}`);
  const unit = `${pcf.declaredUnitAmount} ${pcf.declaredUnitOfMeasurement}`;
  return described({
    kind: `PACT ${footprint.specVersion} footprint`,
    title: `${footprint.productNameCompany}, ${footprint.companyName}`,
    findings,
    figure: reading.gramsCo2ePerTonne,
    noFigure: `${pcf.pcfExcludingBiogenicUptake} kg CO2e per ${unit}; the product has no mass, so there is no figure per tonne`,
    assurance: reading.assurance,
    by: verification && [verification.providerName, verification.standardName].filter(Boolean).join(', '),
    route: route ?? named,
    period: `${day(pcf.referencePeriodStart)} to ${day(pcf.referencePeriodEnd)}`,
    validity: `${day(validity.start.toISOString())} to ${day(validity.end.toISOString())}${validity.isStated ? '' : ' (three years, as nothing else is said)'}`,
    more: [
      ...(footprint.status === 'Deprecated' ? ['Status: deprecated; a newer footprint takes its place'] : []),
      `Declared: ${pcf.pcfExcludingBiogenicUptake} kg CO2e per ${unit} without biogenic uptake, ${pcf.pcfIncludingBiogenicUptake} with it`,
    ],
  });
}

export function describeStatement(
  { reading, findings }: { reading: StatementReading | null; findings: CarbonFinding[] },
  route: SteelRoute | null,
): Described {
  if (!reading) return unreadable('emission statement', findings);
  const { statement } = reading;
  return described({
    kind: 'Emission statement',
    title: `lot ${statement.lotCode}, ${statement.declarer}`,
    findings,
    figure: reading.gramsCo2ePerTonne,
    noFigure: '',
    assurance: reading.assurance,
    by: null,
    route: route ?? (statement.route === 'other' ? null : statement.route),
    period: `${day(statement.referencePeriodStart)} to ${day(statement.referencePeriodEnd)}`,
    validity: null,
    more: [
      `Method: ${statement.method}; boundary: ${statement.boundary}`,
      `Whole lot: ${localiseDecimal(statement.emissionsGrams, 'en')} g CO2e for ${localiseDecimal(statement.massGrams, 'en')} g`,
      ...(statement.supersedes === null ? [] : ['It takes the place of an earlier statement']),
    ],
  });
}

export function describeEpd(
  { epd, findings }: { epd: Epd | null; findings: CarbonFinding[] },
  route: SteelRoute | null,
): Described {
  if (!epd) return unreadable('EPD', findings);
  const stage = productStageTotal(epd);
  const mass = parseDecimal(epd.declaredUnit === '1 t' ? '1000' : '1');
  const modules = [...epd.modules].flatMap(([module, { gwpTotal }]) =>
    gwpTotal === null ? [] : [`${module} ${gwpTotal}`],
  );
  return described({
    kind: 'EPD (EN 15804+A2, openEPD)',
    title: [epd.name, epd.manufacturer, epd.declarationNumber].filter((part) => part !== null).join(', '),
    findings,
    figure: stage === null ? null : gramsCo2ePerTonneOfDecimals(parseDecimal(stage), mass),
    noFigure: 'no GWP-total of the product stage is declared',
    assurance: epd.assurance,
    by: epd.verifier,
    route: route ?? routeNamedIn(epd.name),
    period: null,
    validity: epd.validUntil === null ? null : `until ${day(epd.validUntil)}`,
    more: [`GWP-total in kg CO2e per ${epd.declaredUnit}: ${modules.join(' · ')}`],
  });
}

const words: Record<Assurance, string> = { verified: 'Verified', 'self-declared': 'Self-declared' };

function described(facts: Facts): Described {
  const { figure, findings, route } = facts;
  const isValid = findings.every(({ severity }) => severity !== 'error');
  const plausibility =
    figure === null ? null : judgePlausibility({ route, form: null, gramsCo2ePerTonne: figure });
  const broken = findings.filter(({ severity }) => severity === 'error').length;
  const lines = [
    `${facts.kind}: ${facts.title}`,
    isValid
      ? 'Keeps the rules of its format.'
      : `Not valid: ${broken === 1 ? 'one rule is' : `${broken} rules are`} broken.`,
    figure === null
      ? `Figure: ${facts.noFigure}`
      : `Figure: ${localiseDecimal(kilogramsPerTonneText(figure), 'en')} kg CO2e per tonne`,
    facts.assurance === 'verified'
      ? `${words.verified}, by the document’s word, by ${facts.by ?? ''}`
      : `${words['self-declared']}: nobody else is named who checked it`,
    ...(plausibility ? [`Plausibility: ${plausibility.sentence}`] : []),
    ...(facts.period === null ? [] : [`Reference period: ${facts.period}`]),
    ...(facts.validity === null ? [] : [`Valid: ${facts.validity}`]),
    ...facts.more,
    ...findings.map(({ severity, message }) => `${severity === 'error' ? 'Broken' : 'Look at'}: ${message}`),
  ];
  const json = {
    kind: facts.kind,
    title: facts.title,
    valid: isValid,
    gramsCo2ePerTonne: figure?.toString() ?? null,
    assurance: facts.assurance,
    verifiedBy: facts.by,
    route,
    plausibility: plausibility && {
      verdict: plausibility.verdict,
      sentence: plausibility.sentence,
      source: plausibility.band?.source ?? null,
    },
    referencePeriod: facts.period,
    validity: facts.validity,
    findings,
  };
  return { isValid, lines, json };
}

function unreadable(what: string, findings: readonly CarbonFinding[]): Described {
  return {
    isValid: false,
    lines: [`Not valid: this is no ${what}.`, ...findings.map(({ message }) => `Broken: ${message}`)],
    json: { kind: what, valid: false, findings },
  };
}

const day = (instant: string): string => instant.slice(0, 10);
