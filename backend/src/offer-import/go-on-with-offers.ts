import { Injectable } from '@nestjs/common';
import type { OfferImport } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import {
  forgetLines,
  lockImport,
  moveImport,
  type OfferImportRow,
  type OfferImportState,
} from './infra/import-store.ts';
import { presentImport } from './present-import.ts';

/** A person's word on an import: apply what the check left, or stop. */
@Injectable()
export class GoOnWithOffers {
  constructor(private readonly prisma: PrismaService) {}

  /** State: `checked` → `applying`. @throws AppError `not-found`; `conflict` in another state. */
  apply(caller: OrganisationCaller, id: string): Promise<OfferImport> {
    return this.move(caller, id, ['checked'], 'applying', () => Promise.resolve());
  }

  /** Lines that are applied stand. State: any under way → `cancelled`. @throws AppError `not-found`; `conflict` when it is over. */
  cancel(caller: OrganisationCaller, id: string): Promise<OfferImport> {
    return this.move(caller, id, ['received', 'checked', 'applying', 'failed'], 'cancelled', async (tx) => {
      await forgetLines(tx, id);
    });
  }

  private move(
    caller: OrganisationCaller,
    id: string,
    from: OfferImportState[],
    to: 'applying' | 'cancelled',
    act: (tx: Tx) => Promise<void>,
  ): Promise<OfferImport> {
    return this.prisma.transact(async (tx) => {
      const row = await lockImport(tx, caller.organisationId, id);
      if (!row) throw notFound('import');
      if (!from.some((state) => state === row.state)) throw notNow(row);
      const moved = await moveImport(tx, row, to);
      await act(tx);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: to === 'applying' ? 'offer.import-apply' : 'offer.import-cancel',
        subject: `offer-import:${id}`,
      });
      return presentImport(moved);
    });
  }
}

const notNow = (row: OfferImportRow): AppError =>
  new AppError('conflict', {
    message:
      row.state === 'received'
        ? 'This import is being checked. Wait a moment.'
        : `This import is ${row.state}. Upload the file again if you want it again.`,
    details: { reason: `import-${row.state}` },
  });
