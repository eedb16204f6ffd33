/** What an auditor keeps: questions that are asked again, and who was let into which part of the record. */
import { z } from 'zod';
import { auditQuestionKey, auditSubject } from './audit-question.ts';
import { mailLanguage } from './member.ts';
import { id, isoDay, isoTime, pageOf, pageQuery } from './primitives.ts';

export const auditCheck = z
  .object({
    id,
    name: z.string(),
    question: auditQuestionKey,
    parameters: z.record(z.string(), z.string()),
    rows: z.number().int(),
    answeredAt: isoTime,
    changedAt: isoTime
      .nullable()
      .describe('When an answer last differed from the one before; null when none did.'),
    failure: z.string().nullable(),
    createdAt: isoTime,
  })
  .meta({ id: 'AuditCheck' });
export type AuditCheck = z.infer<typeof auditCheck>;
export const auditCheckList = z.object({ items: z.array(auditCheck) }).meta({ id: 'AuditCheckList' });

export const auditCheckInput = z
  .strictObject({
    name: z.string().trim().min(1, 'Give it a name.').max(120),
    question: auditQuestionKey,
    parameters: z.record(z.string().max(40), z.string().max(200)).default({}),
    language: mailLanguage.default('en').describe('Of the letters that tell of a change.'),
  })
  .meta({ id: 'AuditCheckInput' });
export type AuditCheckInput = z.infer<typeof auditCheckInput>;

export const auditGrant = z
  .object({
    id,
    email: z.string(),
    organisation: z.object({ id, name: z.string() }),
    subjects: z.array(auditSubject),
    from: isoTime,
    until: isoTime.describe('Not included.'),
    expiresAt: isoTime,
    state: z.enum(['in-force', 'expired', 'revoked']),
    createdAt: isoTime,
    lastReadAt: isoTime.nullable(),
  })
  .meta({ id: 'AuditGrant' });
export type AuditGrant = z.infer<typeof auditGrant>;
export const auditGrantPage = pageOf(auditGrant).meta({ id: 'AuditGrantPage' });
export const auditGrantQuery = pageQuery;

export const auditGrantInput = z
  .strictObject({
    email: z.email('Give an e-mail address, for example a.weber@audit.example.').max(254),
    organisationId: id
      .optional()
      .describe('Of the operator: whose part of the record; else the caller’s own.'),
    subjects: z.array(auditSubject).min(1, 'Choose at least one subject.').max(5),
    from: isoDay.describe('First day, in UTC.'),
    to: isoDay.describe('Last day, in UTC; included.'),
    expiresOn: isoDay.describe('Last day on which the auditor may look; included.'),
    language: mailLanguage.default('en').describe('Of the letter that tells the auditor.'),
  })
  .meta({ id: 'AuditGrantInput' });
export type AuditGrantInput = z.infer<typeof auditGrantInput>;

/** What the caller may see: the whole record, or what grants in force let them into. */
export const auditAccess = z
  .object({
    isWhole: z.boolean(),
    grants: z.array(
      z.object({
        organisation: z.string(),
        subjects: z.array(auditSubject),
        from: isoTime,
        until: isoTime,
        expiresAt: isoTime,
      }),
    ),
  })
  .meta({ id: 'AuditAccess' });
export type AuditAccess = z.infer<typeof auditAccess>;
