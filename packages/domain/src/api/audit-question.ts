/** The auditor's twelve questions: what each asks for, and the columns of its answer. */
import { z } from 'zod';
import { bytes32, isoTime, uintString } from './primitives.ts';

/** What can be looked at as a whole, with its story. */
export const auditObjectKind = z
  .enum(['organisation', 'certificate', 'lot', 'payment', 'unit', 'transaction', 'account'])
  .meta({ id: 'AuditObjectKind' });
export type AuditObjectKind = z.infer<typeof auditObjectKind>;

/** What a scoped auditor may be let into. */
export const auditSubject = z
  .enum(['money', 'material', 'certificates', 'carbon', 'organisations'])
  .meta({ id: 'AuditSubject' });
export type AuditSubject = z.infer<typeof auditSubject>;

/** What stands in a column: an object to open, a figure with its unit, or plain words. */
export const auditCellKind = z.enum([
  ...auditObjectKind.options,
  'order',
  'text',
  'state',
  'usdc',
  'money',
  'mass',
  'co2e',
  'instant',
  'block',
  'hash',
  'count',
  'permille',
]);
export type AuditCellKind = z.infer<typeof auditCellKind>;

export const auditParameterKind = z.enum(['text', 'address', 'instant', 'block', 'permille', 'year', 'lot']);
export type AuditParameterKind = z.infer<typeof auditParameterKind>;

interface QuestionShape {
  subject: AuditSubject;
  parameters: Readonly<Record<string, AuditParameterKind>>;
  columns: Readonly<Record<string, AuditCellKind>>;
}

/**
 * The twelve questions. `usdc` is in minor units of USDC (10^-6), `money` in minor units of the row's column `currency`,
 * `mass` and `co2e` in grams, instants in ISO 8601.
 */
export const auditQuestions = {
  'escrows-on-heat': {
    subject: 'money',
    parameters: { heat: 'text' },
    columns: {
      payment: 'payment',
      order: 'order',
      lot: 'lot',
      certificate: 'certificate',
      seller: 'organisation',
      buyer: 'organisation',
      openMinor: 'usdc',
      authorizedAt: 'instant',
      transaction: 'transaction',
    },
  },
  'acts-of-signer': {
    subject: 'certificates',
    parameters: { signer: 'address', since: 'instant' },
    columns: {
      at: 'instant',
      act: 'state',
      organisation: 'organisation',
      object: 'text',
      standing: 'state',
      paidMinor: 'usdc',
      transaction: 'transaction',
      block: 'block',
    },
  },
  'certificates-nearly-exhausted': {
    subject: 'material',
    parameters: { atLeast: 'permille' },
    columns: {
      certificate: 'certificate',
      issuer: 'organisation',
      heat: 'text',
      certifiedGrams: 'mass',
      usedGrams: 'mass',
      leftGrams: 'mass',
      usedPermille: 'permille',
      lots: 'count',
      transaction: 'transaction',
    },
  },
  'captures-without-weight': {
    subject: 'money',
    parameters: {},
    columns: {
      payment: 'payment',
      order: 'order',
      seller: 'organisation',
      buyer: 'organisation',
      capturedMinor: 'usdc',
      grams: 'mass',
      capturedAt: 'instant',
      transaction: 'transaction',
    },
  },
  'revoked-after-delivery': {
    subject: 'certificates',
    parameters: {},
    columns: {
      certificate: 'certificate',
      issuer: 'organisation',
      reason: 'state',
      revokedAt: 'instant',
      lot: 'lot',
      deliveredGrams: 'mass',
      holder: 'organisation',
      deliveredAt: 'instant',
      transaction: 'transaction',
    },
  },
  'holders-at': {
    subject: 'material',
    parameters: { lot: 'lot', at: 'instant' },
    columns: {
      holder: 'organisation',
      account: 'account',
      grams: 'mass',
      since: 'instant',
      transaction: 'transaction',
    },
  },
  'escrow-at-block': {
    subject: 'money',
    parameters: { block: 'block' },
    columns: {
      payment: 'payment',
      order: 'order',
      payer: 'account',
      receiver: 'organisation',
      openMinor: 'usdc',
      authorizedMinor: 'usdc',
      authorizedAt: 'instant',
      transaction: 'transaction',
    },
  },
  'units-retired-for': {
    subject: 'carbon',
    parameters: { beneficiary: 'text', year: 'year' },
    columns: {
      retirement: 'unit',
      beneficiary: 'organisation',
      carbonClass: 'unit',
      firstSerial: 'text',
      lastSerial: 'text',
      grams: 'co2e',
      retiredAt: 'instant',
      transaction: 'transaction',
    },
  },
  'statements-withdrawn-but-shown': {
    subject: 'carbon',
    parameters: {},
    columns: {
      statement: 'hash',
      lot: 'lot',
      declarer: 'organisation',
      verifier: 'organisation',
      withdrawnAt: 'instant',
      shown: 'state',
      offers: 'count',
      transaction: 'transaction',
    },
  },
  'fiat-title-and-report': {
    subject: 'money',
    parameters: {},
    columns: {
      payment: 'payment',
      order: 'order',
      seller: 'organisation',
      buyer: 'organisation',
      currency: 'text',
      worthMinor: 'money',
      receivedMinor: 'money',
      grams: 'mass',
      reportRound: 'count',
      reportTransaction: 'transaction',
      releasedAt: 'instant',
      transaction: 'transaction',
    },
  },
  'issued-without-accreditation': {
    subject: 'organisations',
    parameters: {},
    columns: {
      organisation: 'organisation',
      batch: 'text',
      certificates: 'count',
      issuedAt: 'instant',
      lapsedAt: 'instant',
      signer: 'account',
      transaction: 'transaction',
    },
  },
  'documents-behind-invoice': {
    subject: 'money',
    parameters: { invoice: 'text' },
    columns: {
      document: 'state',
      name: 'text',
      hash: 'hash',
      at: 'instant',
      transaction: 'transaction',
      order: 'order',
    },
  },
} as const satisfies Readonly<Record<string, QuestionShape>>;

export type AuditQuestionKey = keyof typeof auditQuestions;
export const auditQuestionKeys = Object.keys(auditQuestions) as AuditQuestionKey[];
export const auditQuestionKey = z
  .enum(auditQuestionKeys as [AuditQuestionKey, ...AuditQuestionKey[]])
  .meta({ id: 'AuditQuestionKey' });
/** A question's shape, for who goes through all of them. */
export const questionShape = (key: AuditQuestionKey): QuestionShape => auditQuestions[key];

export const auditCell = z.object({
  value: z.string(),
  of: z.string().nullable().describe('The id of the object that it leads to.'),
});
export type AuditCell = z.infer<typeof auditCell>;

/** At which moment of the chain an answer was given, and whether the index of the chain is in step. */
export const auditAsOf = z
  .object({
    block: uintString.nullable().describe('The last block whose events were read; null before the first.'),
    finalBlock: uintString.nullable(),
    at: isoTime,
    index: z.object({
      block: uintString.nullable(),
      behind: uintString.nullable().describe('Blocks that the public index lacks; null when it is away.'),
      reason: z.string().nullable(),
    }),
  })
  .meta({ id: 'AuditAsOf' });
export type AuditAsOf = z.infer<typeof auditAsOf>;

export const auditAnswer = z
  .object({
    question: auditQuestionKey,
    subject: auditSubject,
    parameters: z.record(z.string(), z.string()),
    columns: z.array(z.object({ key: z.string(), kind: auditCellKind })),
    rows: z.array(z.array(auditCell.nullable())).describe('One cell for each column, in their order.'),
    isCut: z.boolean().describe('There are more rows than are shown.'),
    digest: bytes32.describe('SHA-256 of the rows: the same answer has the same digest.'),
    asOf: auditAsOf,
    command: z.string().describe('The line that asks the same from a shell.'),
  })
  .meta({ id: 'AuditAnswer' });
export type AuditAnswer = z.infer<typeof auditAnswer>;

const parameter = z.string().trim().max(200).optional();
export const auditQuestionQuery = z.strictObject({
  heat: parameter,
  signer: parameter,
  since: parameter,
  atLeast: parameter,
  lot: parameter,
  at: parameter,
  block: parameter,
  beneficiary: parameter,
  year: parameter,
  invoice: parameter,
});
export type AuditQuestionQuery = z.infer<typeof auditQuestionQuery>;
