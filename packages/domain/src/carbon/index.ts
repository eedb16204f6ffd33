export {
  CBAM_THRESHOLD_GRAMS,
  cbamMarkUpPercent,
  findCbamDefault,
  isUnderCbam,
  markUpCbamDefault,
} from './cbam-defaults.ts';
export type { CbamDefault } from './cbam-defaults.ts';
export { CBAM_DEFAULTS_EDITION, CBAM_DEFAULTS_SOURCE } from './cbam-default-values.ts';
export { specificEmbeddedEmissions } from './cbam-embedded.ts';
export type { CbamPrecursor, CbamProcess, SpecificEmbeddedEmissions } from './cbam-embedded.ts';
export { cnHeadingOf } from './cn-heading.ts';
export { csvOf } from './csv.ts';
export { asciiLabel, cbamFigures, emissionStatement, readStatement } from './emission-statement.ts';
export type { EmissionStatementDocument, StatementReading } from './emission-statement.ts';
export {
  combineEmissions,
  confirmEmissions,
  declareEmissions,
  partOfEmissions,
  splitEmissions,
} from './emissions.ts';
export type {
  Assurance,
  CombinedEmissions,
  Emissions,
  SelfDeclaredEmissions,
  Verification,
  VerifiedEmissions,
} from './emissions.ts';
export { checkEpd, epdModules, gwpIndicators, isSumWithinRounding, productStageTotal } from './en15804.ts';
export type { Epd, EpdModule, GwpIndicator, ModuleFigures } from './en15804.ts';
export { factorListSchema, transportIntensitiesOf } from './factor-list.ts';
export type { EmissionFactor, FactorList } from './factor-list.ts';
export type { CarbonFinding } from './finding.ts';
export {
  decimalOfNumber,
  divideHalfUp,
  gramsCo2ePerTonneOf,
  gramsCo2ePerTonneOfDecimals,
  kilogramsPerTonneText,
  parseTonnesPerTonne,
  tonnesPerTonneText,
} from './intensity.ts';
export { makeFootprint } from './make-footprint.ts';
export type { FootprintSource } from './make-footprint.ts';
export { pactError, pactErrorCode, pactEvent, pactEventTypes, requestCriteria } from './pact-events.ts';
export type { PactError, PactErrorCode, PactEvent } from './pact-events.ts';
export { geographyKeysOf, matchesFilter } from './pact-filter.ts';
export type { FootprintFilter } from './pact-filter.ts';
export { checkPactRules, validityPeriodOf, yearsAfter } from './pact-rules.ts';
export type { ValidityPeriod } from './pact-rules.ts';
export { carbonFootprint, instant, pactStatus, productFootprint, urn, uuid } from './pact-schema.ts';
export type { CarbonFootprint, ProductFootprint } from './pact-schema.ts';
export { judgePlausibility, routeNamedIn } from './plausibility.ts';
export type { Plausibility, PlausibilityVerdict } from './plausibility.ts';
export { PLAUSIBILITY_EDITION, plausibilityBands } from './plausibility-bands.ts';
export type { PlausibilityBand, SteelRoute } from './plausibility-bands.ts';
export { isEpd, readEpd } from './read-epd.ts';
export { findFootprints, isRecord, readFootprint, verificationOf } from './read-footprint.ts';
export type { FootprintReading, FoundFootprints } from './read-footprint.ts';
export {
  TRANSPORT_DEFAULTS_EDITION,
  transportDefaults,
  transportEmissions,
  transportModes,
} from './transport-leg.ts';
export type {
  TransportIntensity,
  TransportLeg,
  TransportLegEmissions,
  TransportMode,
} from './transport-leg.ts';
export { regionsOfCountry } from './un-regions.ts';
export { writeEpdCsv, writeOpenEpd } from './write-epd.ts';
