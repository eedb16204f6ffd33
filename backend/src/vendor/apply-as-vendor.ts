import { Injectable } from '@nestjs/common';
import type {
  VendorApplication,
  vendorApplicationInput,
  VendorApplicationOpened,
  VendorDocumentQuery,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import { Attachments, type SentFile } from '../attachment/index.ts';
import { recordAudit } from '../audit/index.ts';
import { newId, PrismaService, runAs, type Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { mailTo } from '../platform/mail/index.ts';
import { hashSecret, isSecret, makeSecret } from '../platform/secret/index.ts';
import { openWork } from '../work/index.ts';
import {
  findApplication,
  insertApplication,
  insertDocument,
  keptCompany,
  lockApplication,
  updateApplication,
  type ApplicationRow,
} from './infra/application-store.ts';
import { applicationReceivedLetter } from './application-letters.ts';
import { missingOf, presentApplication } from './present-application.ts';

/** Applications of companies that have no sign-in yet: whoever has the token made the application. */
@Injectable()
export class ApplyAsVendor {
  constructor(
    private readonly prisma: PrismaService,
    private readonly attachments: Attachments,
  ) {}

  async open(input: z.output<typeof vendorApplicationInput>): Promise<VendorApplicationOpened> {
    const token = makeSecret();
    const { company, contact, language } = input;
    const row = await this.asApplicant(async (tx) => {
      const made = await insertApplication(
        tx,
        {
          id: newId(),
          state: 'draft',
          company: { company, contact: { name: contact.name, phone: contact.phone ?? null } },
          vat: company.vat ?? null,
          contactEmail: contact.email.toLowerCase(),
          language,
          tokenHash: hashSecret(token),
        },
        new Date().getUTCFullYear(),
      );
      await this.trail(tx, made, 'vendor-application.open', {
        roles: company.roles,
        country: company.country,
      });
      return made;
    });
    return { ...presentApplication(row), token };
  }

  /** @throws AppError `not-found`, also with another token */
  async read(id: string, token: string | undefined): Promise<VendorApplication> {
    return this.asApplicant(async (tx) => presentApplication(mine(await findApplication(tx, id), token)));
  }

  /** @throws AppError `not-found`; `conflict` once it was submitted; what `Attachments.keep` throws */
  addDocument(
    id: string,
    token: string | undefined,
    { kind, validUntil }: VendorDocumentQuery,
    file: SentFile,
  ): Promise<VendorApplication> {
    return this.asApplicant(async (tx) => {
      const row = mine(await lockApplication(tx, id), token);
      requireOpen(row);
      const kept = await this.attachments.keep(tx, file, {
        subject: `vendor-application:${id}`,
        organisationId: null,
        uploadedBy: row.contactEmail,
      });
      await insertDocument(tx, {
        id: newId(),
        applicationId: id,
        kind,
        attachmentId: kept.id,
        validUntil: validUntil === undefined ? null : new Date(`${validUntil}T00:00:00Z`),
        state: 'waiting',
      });
      await this.trail(tx, row, 'vendor-application.add-document', { kind, sha256: kept.sha256 });
      return presentApplication(mine(await findApplication(tx, id), token));
    });
  }

  /** Hands the application in. @throws AppError `not-found`; `conflict` when a needed document is missing, or it was */
  submit(id: string, token: string | undefined): Promise<VendorApplication> {
    return this.asApplicant(async (tx) => {
      const row = mine(await lockApplication(tx, id), token);
      requireOpen(row);
      const missing = missingOf(row);
      if (missing.length > 0) {
        throw new AppError('conflict', {
          message: `These documents are missing: ${missing.join(', ')}. Upload them, then submit.`,
          details: {
            reason: 'documents-missing',
            errors: missing.map((field) => ({ field, message: 'is needed' })),
          },
        });
      }
      const after = await updateApplication(tx, id, { state: 'submitted', reason: null });
      const { company, contact } = keptCompany.parse(row.company);
      await openWork(tx, {
        key: `vendor-application:${id}:${row.documents.length}`,
        kind: 'vendor-application',
        orderId: null,
        organisationId: null,
        reason: `${company.legalName} asks to sell here (${row.number}).`,
        action: 'Look at its documents and checks, then approve it, refuse it or ask for more.',
        details: { applicationId: id },
      });
      await mailTo(tx, {
        to: row.contactEmail,
        language: presentApplication(row).language,
        template: applicationReceivedLetter,
        values: { contact: contact.name, company: company.name, number: row.number },
        key: `vendor-application:${id}:received:${row.documents.length}`,
      });
      await this.trail(tx, row, 'vendor-application.submit', { before: row.state, after: 'submitted' });
      return presentApplication(after);
    });
  }

  /** Nobody is signed in: the token alone says whose row this is. */
  private asApplicant<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return runAs('system', () => this.prisma.transact(work));
  }

  private trail(
    tx: Tx,
    row: ApplicationRow,
    action: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    return recordAudit(tx, {
      actor: 'applicant',
      organisationId: null,
      action,
      subject: `vendor-application:${row.id}`,
      details: { number: row.number, ...details },
    });
  }
}

function mine(row: ApplicationRow | null, token: string | undefined): ApplicationRow {
  if (!row || token === undefined || !isSecret(token, row.tokenHash)) throw notFound('application');
  return row;
}

function requireOpen({ state }: ApplicationRow): void {
  if (state === 'draft' || state === 'more-needed') return;
  throw new AppError('conflict', {
    message: `This application is ${state}. It can't be changed now.`,
    details: { reason: 'application-not-open', state },
  });
}
