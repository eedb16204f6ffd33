import { Injectable } from '@nestjs/common';
import type { CertificateImport, IssueImportInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../../audit/index.ts';
import { PrismaService } from '../../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../../platform/http/index.ts';
import { Organisations } from '../../organisation/index.ts';
import { chooseInspectionBody } from '../countersign/choose-inspection-body.ts';
import { requireAccount } from '../issue-batch.ts';
import { chooseRows, chosenKinds } from '../infra/import-row-store.ts';
import {
  forgetContent,
  lockImport,
  moveImport,
  type ImportRecord,
  type StoredImportState,
} from '../infra/import-store.ts';
import { presentImport } from './present-import.ts';

/** What the owner of an import decides: issue what was checked, stop, or try again after a failure. */
@Injectable()
export class GoOnWithImport {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  /**
   * Issues the rows that the dry run left, as one batch. State: `checked` → `storing`.
   *
   * @throws AppError `not-found`; `conflict` when the import is not checked; `invalid-input` when nothing is left.
   */
  issue(caller: OrganisationCaller, id: string, input: IssueImportInput): Promise<CertificateImport> {
    return this.decide(caller, id, 'certificate.import-issue', async (tx, record) => {
      requireState(record, ['checked'], 'issued once it has been checked');
      const states = input.include === 'ready' ? (['ready'] as const) : (['ready', 'warning'] as const);
      const chosenCount = await chooseRows(tx, id, states);
      if (chosenCount === 0) throw nothingToIssue();
      const issuer = {
        id: caller.organisationId,
        account: requireAccount(await this.organisations.byId(caller.organisationId)),
      };
      const kinds = await chosenKinds(tx, id);
      const body = await chooseInspectionBody(this.organisations, issuer, kinds, input.inspectionBodyId);
      return moveImport(tx, record, 'storing', { chosenCount, storedCount: 0, bodyId: body?.id ?? null });
    });
  }

  /**
   * Stops an import; what was uploaded and read is deleted. State: any before the batch → `cancelled`.
   *
   * @throws AppError `not-found`; `conflict` when its batch is made.
   */
  cancel(caller: OrganisationCaller, id: string): Promise<CertificateImport> {
    return this.decide(caller, id, 'certificate.import-cancel', async (tx, record) => {
      requireState(
        record,
        ['received', 'reading', 'checked', 'storing', 'failed'],
        'cancelled before its batch is made',
      );
      const cancelled = await moveImport(tx, record, 'cancelled', { leaseHolder: null, leasedUntil: null });
      await forgetContent(tx, id);
      return cancelled;
    });
  }

  /**
   * Goes on with a failed import where it stopped. State: `failed` → where it was.
   *
   * @throws AppError `not-found`; `conflict` when it has not failed.
   */
  resume(caller: OrganisationCaller, id: string): Promise<CertificateImport> {
    return this.decide(caller, id, 'certificate.import-resume', (tx, record) => {
      requireState(record, ['failed'], 'tried again after a failure');
      return moveImport(tx, record, (record.resumeState ?? 'received') as StoredImportState);
    });
  }

  private decide(
    caller: OrganisationCaller,
    id: string,
    action: string,
    act: (tx: Parameters<typeof moveImport>[0], record: ImportRecord) => Promise<ImportRecord>,
  ): Promise<CertificateImport> {
    const { organisationId } = caller;
    return this.prisma.transact(async (tx) => {
      const record = await lockImport(tx, organisationId, id);
      if (!record) throw notFound('import');
      const moved = await act(tx, record);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action,
        subject: `certificate-import:${id}`,
        details: { state: moved.state, certificates: moved.chosenCount },
      });
      return presentImport(moved, null);
    });
  }
}

function requireState(record: ImportRecord, states: readonly StoredImportState[], when: string): void {
  if (states.includes(record.state as StoredImportState)) return;
  throw new AppError('conflict', {
    message: `This import is ${record.state}; it can be ${when}.`,
    details: { reason: 'import-state' },
  });
}

const nothingToIssue = (): AppError =>
  new AppError('invalid-input', {
    message:
      'No certificate of this import can be issued. Correct the files by the findings and upload them again.',
    details: { reason: 'nothing-to-issue' },
  });
