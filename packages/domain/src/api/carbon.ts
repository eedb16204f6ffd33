/** Carbon: emission statements of lots, what a buyer received, and the exports made from it. */
import { z } from 'zod';
import { asciiLabel, cbamFigures, epdModules, transportModes } from '../carbon/index.ts';
import { steelRoute } from './lot.ts';
import { bytes32, country, id, isoDay, isoTime, pageOf, pageQuery, uintString } from './primitives.ts';
import { walletCall } from './transformation.ts';

export const assurance = z.enum(['self-declared', 'verified']).meta({
  id: 'Assurance',
  description: 'Self-declared: the declarer’s word alone. Verified: an independent verifier confirmed it.',
});

const decimal = z
  .string()
  .max(40)
  .regex(/^-?\d+(\.\d{1,6})?$/, 'Give a decimal with at most six places.');

/** kg CO2e per tonne of a module; parts that are not declared are absent. */
export const moduleFiguresInput = z.strictObject({
  gwpTotal: decimal,
  gwpFossil: decimal.optional(),
  gwpBiogenic: decimal.optional(),
  gwpLuluc: decimal.optional(),
});

/** States, or corrects, the emissions of a lot. Nothing is edited: a correction takes the place of what stands. */
export const statementInput = z
  .strictObject({
    lotId: id.describe('The lot’s id here.'),
    gramsCo2ePerTonne: uintString.describe('g CO2e per tonne of steel; 621 kg/t is "621000".'),
    method: asciiLabel.describe('Such as "EN 19694-2" or "ISO 20915:2018", at most 32 ASCII characters.'),
    boundary: asciiLabel.describe('Such as "EN 15804 A1-A3".'),
    route: steelRoute.optional().describe('The lot’s when absent.'),
    referencePeriodStart: isoTime,
    referencePeriodEnd: isoTime,
    cbam: cbamFigures.optional().describe('Figures of the installation for importers into the EU.'),
    modules: z
      .partialRecord(z.enum(epdModules), moduleFiguresInput)
      .optional()
      .describe('Further EN 15804 modules, in kg CO2e per tonne.'),
    verifierId: id.optional().describe('The verifier that is asked to confirm it.'),
  })
  .meta({ id: 'StatementInput' });
export type StatementInput = z.infer<typeof statementInput>;

export const plausibility = z
  .object({
    verdict: z.enum(['usual', 'needs-evidence', 'not-checked']),
    sentence: z.string(),
    source: z.string().nullable(),
    band: z
      .object({ lowGramsPerTonne: uintString, highGramsPerTonne: uintString })
      .nullable()
      .describe('What is usual for the route, in g CO2e per tonne; null when no band is known.'),
  })
  .meta({ id: 'Plausibility' });

export const registrationState = z
  .enum([
    'books-only',
    'queued',
    'awaiting-transaction',
    'registering',
    'registration-failed',
    'registered',
    'verifying',
    'verification-failed',
    'verified',
    'withdrawn',
  ])
  .meta({ id: 'StatementRegistrationState' });
export type RegistrationState = z.infer<typeof registrationState>;

/** Where a statement stands with the register on chain; what the register does not say is never shown as verified. */
export const statementRegistration = z
  .object({
    state: registrationState.describe(
      'books-only: the register was never asked, the note says why. queued: waits for the statement before it. ' +
        'withdrawn: the verifier took its word back.',
    ),
    statementId: bytes32.nullable().describe('Its name in the register; null when in our books only.'),
    note: z.string().nullable().describe('Why it failed, or why it is in our books only.'),
    txHash: bytes32.nullable(),
    call: walletCall
      .nullable()
      .describe('What your own wallet has to send: the statement, or its verification. Null otherwise.'),
  })
  .meta({ id: 'StatementRegistration' });
export type StatementRegistration = z.infer<typeof statementRegistration>;

export const statement = z
  .object({
    id,
    lotId: id,
    lotCode: z.string(),
    product: z.string(),
    declarer: z.object({ id, name: z.string() }),
    state: z.enum(['standing', 'superseded']),
    registration: statementRegistration,
    assurance: assurance.describe('Verified once the register says so.'),
    massGrams: uintString,
    emissionsGrams: uintString,
    gramsCo2ePerTonne: uintString,
    method: z.string(),
    boundary: z.string(),
    route: steelRoute,
    referencePeriodStart: isoTime,
    referencePeriodEnd: isoTime,
    plausibility,
    cbam: cbamFigures.nullable(),
    verifier: z.object({ id, name: z.string() }).nullable().describe('Asked to verify, or has verified.'),
    verification: z
      .object({ verifiedAt: isoTime, standardName: z.string(), opinion: bytes32.nullable() })
      .nullable(),
    documentHash: bytes32,
    supersedes: id.nullable(),
    footprintId: id.describe('Its PACT footprint.'),
    createdAt: isoTime,
  })
  .meta({ id: 'EmissionStatement' });
export type Statement = z.infer<typeof statement>;
export const statementPage = pageOf(statement).meta({ id: 'EmissionStatementPage' });
export const statementQuery = pageQuery.extend({
  lotId: id.optional(),
  state: z.enum(['standing', 'superseded']).optional(),
});

/** A verifier confirms the statement that names it. */
export const verificationInput = z
  .strictObject({
    standardName: z.string().trim().min(1).max(120).describe('Such as "ISO 14064-3:2019".'),
    opinion: bytes32.optional().describe('SHA-256 of the verification opinion.'),
  })
  .meta({ id: 'VerificationInput' });
export type VerificationInput = z.infer<typeof verificationInput>;

/** Organisations that may be asked to verify. */
export const verifierList = z
  .object({ items: z.array(z.object({ id, name: z.string(), country })) })
  .meta({ id: 'VerifierList' });
export type VerifierList = z.infer<typeof verifierList>;

const day = isoDay.describe('A day, such as 2026-01-01.');
/** Days of receipt, both included. This calendar year when absent. */
export const periodQuery = z.strictObject({ from: day.optional(), to: day.optional() });
export type PeriodQuery = z.infer<typeof periodQuery>;
const format = z.enum(['json', 'csv']).optional();
export const exportQuery = periodQuery.extend({ format });
export const epdQuery = z.strictObject({ format });

export const transportInput = z
  .strictObject({
    legs: z
      .array(
        z.strictObject({
          mode: z.enum(transportModes),
          distanceMetres: uintString.describe('Shortest feasible or great-circle distance, not as driven.'),
          milligramsCo2ePerTonneKm: uintString
            .optional()
            .describe('The carrier’s own figure, well to wheel; the usual one of the mode when absent.'),
        }),
      )
      .min(1)
      .max(20),
  })
  .meta({ id: 'TransportInput' });
export type TransportInput = z.infer<typeof transportInput>;

const carbonFigure = z.object({ assurance, emissionsGrams: uintString, gramsCo2ePerTonne: uintString });

export const purchase = z
  .object({
    orderId: id,
    orderNumber: z.string(),
    receivedAt: isoTime,
    seller: z.string(),
    product: z.string(),
    grade: z.string(),
    heatNumber: z.string(),
    lotCode: z.string(),
    route: steelRoute,
    countryOfMelt: country,
    massGrams: uintString,
    productStage: carbonFigure.nullable().describe('EN 15804 A1–A3; null when nobody stated it.'),
    verifier: z.string().nullable(),
    plausibility: plausibility.nullable(),
    transport: z
      .object({ emissionsGrams: uintString, source: z.enum(['primary', 'default']) })
      .nullable()
      .describe('EN 15804 A4; null when nobody stated the legs. Always self-declared.'),
  })
  .meta({ id: 'CarbonPurchase' });
export type CarbonPurchase = z.infer<typeof purchase>;

/** Sums of the rows, to the gram. Verified and self-declared are never added into one another. */
export const purchases = z
  .object({
    from: day,
    to: day,
    items: z.array(purchase),
    totals: z.object({
      massGrams: uintString,
      verifiedGrams: uintString,
      selfDeclaredGrams: uintString,
      transportGrams: uintString,
      unstatedMassGrams: uintString.describe('Mass for which nobody stated anything.'),
    }),
  })
  .meta({ id: 'CarbonPurchases' });
export type CarbonPurchases = z.infer<typeof purchases>;

export const cbamRow = z
  .object({
    orderNumber: z.string(),
    receivedAt: isoTime,
    cn: z.string().nullable(),
    cnSource: z
      .enum(['declared', 'form', 'none'])
      .describe('form: a heading that the product form suggests.'),
    goods: z.string(),
    country,
    isUnderCbam: z.boolean(),
    netMassGrams: uintString,
    source: z
      .enum(['actual', 'default', 'none'])
      .describe(
        'actual: verified figures of the installation. default: the regulation’s value with mark-up.',
      ),
    directGramsPerTonne: uintString.nullable(),
    indirectGramsPerTonne: uintString.nullable(),
    directEmissionsGrams: uintString
      .nullable()
      .describe('What a certificate is owed for: iron and steel, direct only.'),
    markUpPercent: z.number().int().nullable(),
    routeLetter: z.string().nullable(),
    installation: z.string().nullable(),
    declaredDirectGramsPerTonne: uintString.nullable().describe('As declared, whoever stands behind it.'),
    declaredAssurance: assurance.nullable(),
    carbonPriceDueMinorPerTonne: uintString.nullable(),
    carbonPriceCurrency: z.string().nullable(),
  })
  .meta({ id: 'CbamRow' });
export type CbamRow = z.infer<typeof cbamRow>;

export const cbamReport = z
  .object({
    note: z.string(),
    from: day,
    to: day,
    defaultsEdition: z.string(),
    defaultsSource: z.string(),
    rows: z.array(cbamRow),
    totals: z.object({
      massGrams: uintString,
      underCbamMassGrams: uintString,
      directEmissionsGrams: uintString,
      rowsWithoutFigure: z.number().int(),
      thresholdGrams: uintString,
      yearsAboveThreshold: z.array(z.number().int()),
    }),
  })
  .meta({ id: 'CbamReport' });
export type CbamReport = z.infer<typeof cbamReport>;
