import { z } from 'zod';
import {
  checkEpd,
  epdModules,
  type Epd,
  type EpdModule,
  type GwpIndicator,
  type ModuleFigures,
} from './en15804.ts';
import type { CarbonFinding } from './finding.ts';
import { decimalOfNumber } from './intensity.ts';
import { isRecord } from './read-footprint.ts';

const number = z.union([
  z.number(),
  z
    .string()
    .max(60)
    .regex(/^[+-]?\d+(\.\d+)?$/),
]);
const measurement = z.looseObject({ mean: number, unit: z.string().max(40).optional() });
const scopes = z.record(z.string().max(20), z.unknown());

const openEpd = z.looseObject({
  doctype: z.string().max(40).optional(),
  product_name: z.string().max(1_000).nullish(),
  program_operator_doc_id: z.string().max(200).nullish(),
  date_of_issue: z.string().max(40).nullish(),
  valid_until: z.string().max(40).nullish(),
  declared_unit: z.looseObject({ qty: number, unit: z.string().max(20) }),
  manufacturer: z.looseObject({ name: z.string().max(300).nullish() }).nullish(),
  program_operator: z.looseObject({ name: z.string().max(300).nullish() }).nullish(),
  third_party_verifier: z.looseObject({ name: z.string().max(300).nullish() }).nullish(),
  impacts: z.record(z.string().max(60), z.record(z.string().max(60), scopes)),
});

const indicatorKeys: Record<GwpIndicator, string> = {
  gwpTotal: 'gwp',
  gwpFossil: 'gwp-fossil',
  gwpBiogenic: 'gwp-biogenic',
  gwpLuluc: 'gwp-luluc',
};
const moduleKey = (module: EpdModule): string => (module === 'A1-A3' ? 'A1A2A3' : module);

/**
 * Reads an environmental product declaration in openEPD JSON: the climate indicators by module. The declared unit must be a
 * tonne or a kilogram.
 *
 * @returns null with findings when it is no such declaration
 */
export function readEpd(value: unknown): { epd: Epd | null; findings: CarbonFinding[] } {
  const read = openEpd.safeParse(value);
  if (!read.success) {
    return refused(
      `${read.error.issues[0]?.path.join('.') ?? 'The document'} ${read.error.issues[0]?.message ?? ''}`,
    );
  }
  const document = read.data;
  const unit = unitOf(document.declared_unit);
  if (unit === null) {
    return refused(
      `the declared unit ${String(document.declared_unit.qty)} ${document.declared_unit.unit} is neither 1 t nor 1 kg`,
    );
  }
  // EN 15804+A2 uses EF characterisation; another method is read only when there is no such one.
  const methods = Object.entries(document.impacts);
  const [, impacts] = methods.find(([name]) => /^EF\b|EN ?15804/i.test(name)) ?? methods[0] ?? ['', {}];
  const modules = new Map<EpdModule, ModuleFigures>();
  for (const module of epdModules) {
    const figures = figuresOf(impacts, module);
    if (figures) modules.set(module, figures);
  }
  const verifier = document.third_party_verifier?.name?.trim() ?? '';
  const epd: Epd = {
    name: document.product_name ?? 'Unnamed product',
    declarationNumber: document.program_operator_doc_id ?? null,
    declaredUnit: unit,
    issuedOn: document.date_of_issue ?? null,
    validUntil: document.valid_until ?? null,
    programOperator: document.program_operator?.name ?? null,
    manufacturer: document.manufacturer?.name ?? null,
    assurance: verifier === '' ? 'self-declared' : 'verified',
    verifier: verifier === '' ? null : verifier,
    modules,
  };
  return { epd, findings: checkEpd(epd) };
}

/** @example isEpd({ impacts: {}, declared_unit: {} }) // true */
export const isEpd = (value: unknown): boolean =>
  isRecord(value) && Object.hasOwn(value, 'impacts') && Object.hasOwn(value, 'declared_unit');

function unitOf({ qty, unit }: { qty: number | string; unit: string }): Epd['declaredUnit'] | null {
  if (Number(qty) === 1 && /^(t|ton|tonne|metric ton)$/i.test(unit)) return '1 t';
  if (Number(qty) === 1000 && unit === 'kg') return '1 t';
  return Number(qty) === 1 && unit === 'kg' ? '1 kg' : null;
}

function figuresOf(
  impacts: Record<string, Record<string, unknown>>,
  module: EpdModule,
): ModuleFigures | null {
  const key = moduleKey(module);
  const figure = (indicator: GwpIndicator): string | null => {
    const read = measurement.safeParse(impacts[indicatorKeys[indicator]]?.[key]);
    if (!read.success) return null;
    const { mean, unit } = read.data;
    if (unit !== undefined && !/^kg ?CO2 ?-?e(q|qv|quiv)?\.?$/i.test(unit)) return null;
    return typeof mean === 'number' ? decimalOfNumber(mean) : mean;
  };
  const figures = {
    gwpTotal: figure('gwpTotal'),
    gwpFossil: figure('gwpFossil'),
    gwpBiogenic: figure('gwpBiogenic'),
    gwpLuluc: figure('gwpLuluc'),
  };
  return Object.values(figures).some((each) => each !== null) ? figures : null;
}

const refused = (why: string): { epd: null; findings: CarbonFinding[] } => ({
  epd: null,
  findings: [
    { code: 'not-an-epd', severity: 'error', message: `This is no declaration that can be read: ${why}.` },
  ],
});
