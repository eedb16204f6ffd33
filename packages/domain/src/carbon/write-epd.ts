import { AppError } from '../errors/index.ts';
import { epdModules, gwpIndicators, type Epd, type EpdModule, type GwpIndicator } from './en15804.ts';
import { csvOf } from './csv.ts';

const openKeys: Record<GwpIndicator, string> = {
  gwpTotal: 'gwp',
  gwpFossil: 'gwp-fossil',
  gwpBiogenic: 'gwp-biogenic',
  gwpLuluc: 'gwp-luluc',
};
const names: Record<GwpIndicator, string> = {
  gwpTotal: 'GWP-total',
  gwpFossil: 'GWP-fossil',
  gwpBiogenic: 'GWP-biogenic',
  gwpLuluc: 'GWP-luluc',
};

/**
 * The declaration in the shape of openEPD. A module that is not declared is absent, never zero. `mean` is a JSON number
 * there: the exact decimal is kept when a number can hold it, and refused when not.
 *
 * @throws AppError `internal` when a figure has more digits than a JSON number keeps.
 */
export function writeOpenEpd(epd: Epd): Record<string, unknown> {
  const indicators = gwpIndicators.flatMap((indicator) => {
    const scopes = epdModules.flatMap((module) => {
      const figure = epd.modules.get(module)?.[indicator] ?? null;
      return figure === null ? [] : [[openModule(module), { mean: numberOf(figure), unit: 'kgCO2e' }]];
    });
    return scopes.length === 0 ? [] : [[openKeys[indicator], Object.fromEntries(scopes)]];
  });
  return {
    doctype: 'openEPD',
    product_name: epd.name,
    ...(epd.declarationNumber !== null && { program_operator_doc_id: epd.declarationNumber }),
    ...(epd.issuedOn !== null && { date_of_issue: epd.issuedOn }),
    ...(epd.validUntil !== null && { valid_until: epd.validUntil }),
    declared_unit: { qty: 1, unit: epd.declaredUnit === '1 t' ? 't' : 'kg' },
    ...(epd.manufacturer !== null && { manufacturer: { name: epd.manufacturer } }),
    ...(epd.verifier !== null && { third_party_verifier: { name: epd.verifier } }),
    impacts: { 'EF 3.1': Object.fromEntries(indicators) as Record<string, unknown> },
    lca_discussion: `${epd.assurance === 'verified' ? `Verified by ${epd.verifier ?? ''}` : 'Self-declared by the manufacturer, not verified'}; not a registered EPD.`,
  };
}

/** One line a module and indicator; `MND` (module not declared) where nothing is said. */
export function writeEpdCsv(epd: Epd): string {
  const rows = epdModules
    .filter((module) => !['A1', 'A2', 'A3'].includes(module) || epd.modules.has(module))
    .flatMap((module) =>
      gwpIndicators.map((indicator) => [
        module,
        names[indicator],
        epd.modules.get(module)?.[indicator] ?? 'MND',
        'kg CO2e',
        epd.declaredUnit,
        epd.assurance,
      ]),
    );
  return csvOf(['module', 'indicator', 'value', 'unit', 'declared_unit', 'assurance'], rows);
}

const openModule = (module: EpdModule): string => (module === 'A1-A3' ? 'A1A2A3' : module);

function numberOf(text: string): number {
  const value = Number(text);
  if (text.replace(/^[+-]?0*\.?0*/, '').replace('.', '').length > 15) {
    throw new AppError('internal', { message: `${text} has more digits than a JSON number keeps.` });
  }
  return value;
}
