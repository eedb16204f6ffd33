import { Injectable } from '@nestjs/common';
import {
  mailLanguage,
  neededDocuments,
  vendorCheckKinds,
  type ApplicationReasonInput,
  type DocumentReviewInput,
  type Page,
  type VendorApplication,
  type VendorApplicationQuery,
  type VendorApplicationSummary,
  type VendorCheckInput,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { Attachments, type OpenedAttachment } from '../attachment/index.ts';
import { recordAudit } from '../audit/index.ts';
import { InviteMembers, RegisterOrganisation } from '../organisation/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import { mailTo, type MailTemplate } from '../platform/mail/index.ts';
import { closeWork } from '../work/index.ts';
import { applicationRefusedLetter, moreNeededLetter } from './application-letters.ts';
import {
  findApplication,
  giveDocuments,
  keptCompany,
  listApplications,
  lockApplication,
  othersOfVat,
  updateApplication,
  updateDocument,
  upsertCheck,
  type ApplicationRow,
} from './infra/application-store.ts';
import { presentApplication, presentApplicationSummary } from './present-application.ts';

/** What every vendor is looked up for. A failed one is on record, and approval needs another result. */
const neededChecks = vendorCheckKinds.filter((kind) => kind !== 'vat-number');

/** The marketplace looks at applications, document by document, and decides them. */
@Injectable()
export class ReviewApplications {
  constructor(
    private readonly prisma: PrismaService,
    private readonly attachments: Attachments,
    private readonly registerOrganisation: RegisterOrganisation,
    private readonly inviteMembers: InviteMembers,
  ) {}

  async list(query: VendorApplicationQuery): Promise<Page<VendorApplicationSummary>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listApplications(this.prisma.client, query.state, after, take);
    return pageFrom(rows, limit, presentApplicationSummary);
  }

  /** @throws AppError `not-found` */
  async read(id: string): Promise<VendorApplication> {
    return this.shown(this.prisma.client, await findApplication(this.prisma.client, id));
  }

  /** A document's file; that it was opened stays in the trail. @throws AppError `not-found` */
  file(caller: CallerIdentity, id: string, documentId: string): Promise<OpenedAttachment> {
    return this.prisma.transact(async (tx) => {
      const row = await findApplication(tx, id);
      const document = row?.documents.find((one) => one.id === documentId);
      if (!row || !document) throw notFound('document');
      await this.trail(tx, caller, row, 'vendor-document.open', { documentId, kind: document.kind });
      return this.attachments.open(tx, `vendor-application:${id}`, document.attachmentId);
    });
  }

  /** @throws AppError `not-found`; `conflict` unless the application is submitted */
  reviewDocument(
    caller: CallerIdentity,
    id: string,
    documentId: string,
    { decision, remark, validUntil }: DocumentReviewInput,
  ): Promise<VendorApplication> {
    return this.change(id, async (tx, row) => {
      if (!row.documents.some((one) => one.id === documentId)) throw notFound('document');
      await updateDocument(tx, documentId, {
        state: decision,
        remark,
        reviewedBy: caller.userId,
        reviewedAt: new Date(),
        ...(validUntil !== undefined && { validUntil: new Date(`${validUntil}T00:00:00Z`) }),
      });
      await this.trail(tx, caller, row, 'vendor-document.review', { documentId, decision, remark });
    });
  }

  /** Notes what was looked up. @throws AppError `not-found`; `conflict` unless the application is submitted */
  noteCheck(caller: CallerIdentity, id: string, input: VendorCheckInput): Promise<VendorApplication> {
    return this.change(id, async (tx, row) => {
      await upsertCheck(tx, { applicationId: id, ...input, checkedBy: caller.userId });
      await this.trail(tx, caller, row, 'vendor-check.note', { ...input });
    });
  }

  /** Sends it back to the applicant. @throws AppError `not-found`; `conflict` unless the application is submitted */
  askForMore(
    caller: CallerIdentity,
    id: string,
    { reason }: ApplicationReasonInput,
  ): Promise<VendorApplication> {
    return this.change(id, async (tx, row) => {
      await updateApplication(tx, id, { state: 'more-needed', reason });
      await this.decided(tx, caller, row, 'vendor-application.ask-for-more', reason);
      await this.write(tx, row, moreNeededLetter, reason);
    });
  }

  /** @throws AppError `not-found`; `conflict` unless the application is submitted */
  refuse(caller: CallerIdentity, id: string, { reason }: ApplicationReasonInput): Promise<VendorApplication> {
    return this.change(id, async (tx, row) => {
      await updateApplication(tx, id, {
        state: 'refused',
        reason,
        decidedBy: caller.userId,
        decidedAt: new Date(),
      });
      await this.decided(tx, caller, row, 'vendor-application.refuse', reason);
      await this.write(tx, row, applicationRefusedLetter, reason);
    });
  }

  /**
   * Registers the company, on chain too, and invites its contact as admin. The documents stay with the organisation.
   *
   * @throws AppError `not-found`; `conflict` unless it is submitted, every needed document accepted and every check
   * passed, or when VAT number or account is taken; `unavailable` when IPFS is away
   */
  async approve(caller: CallerIdentity, id: string): Promise<VendorApplication> {
    const before = await findApplication(this.prisma.client, id);
    if (!before) throw notFound('application');
    requireReady(before);
    const { company } = keptCompany.parse(before.company);
    const staged = await this.registerOrganisation.stage(company);
    return this.change(id, async (tx, row) => {
      requireReady(row);
      const { contact } = keptCompany.parse(row.company);
      const organisation = await this.registerOrganisation.enter(tx, caller.userId, staged);
      await this.inviteMembers.inviteIn(
        tx,
        { userId: caller.userId, name: 'TopSteel', organisationId: organisation.id },
        { email: row.contactEmail, roles: ['admin'], language: mailLanguage.parse(row.language) },
      );
      await giveDocuments(tx, id, organisation.id);
      await updateApplication(tx, id, {
        state: 'approved',
        reason: null,
        organisationId: organisation.id,
        decidedBy: caller.userId,
        decidedAt: new Date(),
      });
      await this.decided(tx, caller, row, 'vendor-application.approve', `${contact.name} was invited.`);
    });
  }

  private change(
    id: string,
    work: (tx: Tx, row: ApplicationRow) => Promise<void>,
  ): Promise<VendorApplication> {
    return this.prisma.transact(async (tx) => {
      const row = await lockApplication(tx, id);
      if (!row) throw notFound('application');
      if (row.state !== 'submitted') throw notSubmitted(row.state);
      await work(tx, row);
      return this.shown(tx, await findApplication(tx, id));
    });
  }

  private async decided(
    tx: Tx,
    caller: CallerIdentity,
    row: ApplicationRow,
    action: string,
    reason: string,
  ): Promise<void> {
    await closeWork(tx, `vendor-application:${row.id}:${row.documents.length}`, caller.userId, reason);
    await this.trail(tx, caller, row, action, { reason });
  }

  private async write(
    tx: Tx,
    row: ApplicationRow,
    template: MailTemplate<'contact' | 'company' | 'number' | 'reason'>,
    reason: string,
  ): Promise<void> {
    const { company, contact } = keptCompany.parse(row.company);
    await mailTo(tx, {
      to: row.contactEmail,
      language: mailLanguage.parse(row.language),
      template,
      values: { contact: contact.name, company: company.name, number: row.number, reason },
      key: `vendor-application:${row.id}:decided:${row.documents.length}`,
    });
  }

  private async shown(tx: Tx, row: ApplicationRow | null): Promise<VendorApplication> {
    if (!row) throw notFound('application');
    return presentApplication(row, { sameVat: await othersOfVat(tx, row.vat, row.id) });
  }

  private trail(
    tx: Tx,
    caller: CallerIdentity,
    row: ApplicationRow,
    action: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    return recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action,
      subject: `vendor-application:${row.id}`,
      details: { number: row.number, ...details },
    });
  }
}

function requireReady(row: ApplicationRow): void {
  const unaccepted = neededDocuments.filter(
    (kind) => !row.documents.some((one) => one.kind === kind && one.state === 'accepted'),
  );
  const unpassed = neededChecks.filter(
    (kind) => !row.checks.some((check) => check.kind === kind && check.result === 'passed'),
  );
  if (unaccepted.length + unpassed.length === 0) return;
  throw new AppError('conflict', {
    message: `Not approved yet: ${[...unaccepted, ...unpassed].join(', ')}. Accept these documents and pass these checks first.`,
    details: {
      reason: 'not-ready',
      errors: [
        ...unaccepted.map((field) => ({ field, message: 'is not accepted' })),
        ...unpassed.map((field) => ({ field, message: 'is not passed' })),
      ],
    },
  });
}

const notSubmitted = (state: string) =>
  new AppError('conflict', {
    message: `This application is ${state}; only a submitted one is reviewed.`,
    details: { reason: 'application-not-submitted', state },
  });
