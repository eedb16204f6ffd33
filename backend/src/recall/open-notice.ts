import { Injectable } from '@nestjs/common';
import type { AcknowledgementInput, OpenRecallNotice } from '@topsteel/domain/api';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { Genealogies } from '../genealogy/index.ts';
import { Organisations } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import {
  findNotice,
  lockNotice,
  lotsOfNotice,
  updateNotice,
  type NoticeWithRecall,
} from './infra/recall-store.ts';
import { isTokenOf, noticeIdOf } from './notice-token.ts';

/** A notice for whoever has its link, without an account: read it, say that it was seen, say that the steel is set aside. */
@Injectable()
export class OpenNotice {
  constructor(
    private readonly prisma: PrismaService,
    private readonly genealogies: Genealogies,
    private readonly organisations: Organisations,
    private readonly config: Config,
  ) {}

  /** @throws AppError `not-found` for a link that never was one; `gone` once it is revoked, replaced or over. */
  async read(token: string): Promise<OpenRecallNotice> {
    return this.present(this.prisma.client, this.admit(token, await this.find(this.prisma.client, token)));
  }

  /** Notes that a person looked. The first look counts as seen; later ones are counted. @throws AppError as {@link read} */
  see(token: string): Promise<OpenRecallNotice> {
    return this.prisma.transact(async (tx) => {
      const row = this.admit(token, await this.lock(tx, token));
      const seen = await updateNotice(tx, row.id, {
        seenAt: row.seenAt ?? new Date(),
        seenCount: { increment: 1 },
      });
      return this.present(tx, seen);
    });
  }

  /**
   * Notes that the material is set aside, and by whom.
   *
   * @throws AppError as {@link read}; `conflict` when it was confirmed before.
   */
  acknowledge(token: string, input: AcknowledgementInput): Promise<OpenRecallNotice> {
    return this.prisma.transact(async (tx) => {
      const row = this.admit(token, await this.lock(tx, token));
      if (row.acknowledgedAt !== null) throw confirmedBefore(row.acknowledgedBy);
      const now = new Date();
      const confirmed = await updateNotice(tx, row.id, {
        seenAt: row.seenAt ?? now,
        acknowledgedAt: now,
        acknowledgedBy: input.name,
        acknowledgedNote: input.note ?? null,
      });
      await recordAudit(tx, {
        actor: 'notice-link',
        organisationId: row.recall.organisationId,
        action: 'recall-notice.acknowledge',
        subject: `recall-notice:${row.id}`,
        details: { by: input.name, owner: row.name },
      });
      return this.present(tx, confirmed);
    });
  }

  private async find(tx: Tx, token: string): Promise<NoticeWithRecall | null> {
    const id = noticeIdOf(token);
    return id === undefined ? null : findNotice(tx, id);
  }

  private async lock(tx: Tx, token: string): Promise<NoticeWithRecall | null> {
    const id = noticeIdOf(token);
    return id === undefined ? null : lockNotice(tx, id);
  }

  private admit(token: string, row: NoticeWithRecall | null): NoticeWithRecall {
    const { authSecret } = this.config.settings;
    if (!row) throw notFound('notice');
    if (!isTokenOf(authSecret, token, row)) {
      for (let issue = 1; issue < row.issue; issue += 1) {
        if (isTokenOf(authSecret, token, { id: row.id, issue })) throw gone();
      }
      throw notFound('notice');
    }
    if (row.revokedAt !== null || row.expiresAt.getTime() <= Date.now()) throw gone();
    return row;
  }

  private async present(tx: Tx, row: NoticeWithRecall): Promise<OpenRecallNotice> {
    const { recall } = row;
    const issuer = await this.organisations.byAccount(recall.issuer, tx);
    const noticed = lotsOfNotice(row);
    const facts = await this.genealogies.lots(
      noticed.map((lot) => lot.lotId),
      tx,
    );
    const factsOf = new Map(facts.map((lot) => [lot.lot_id, lot]));
    return {
      lotCode: recall.lotCode,
      issuer: {
        name: issuer?.legalName ?? recall.issuer,
        city: issuer?.city ?? null,
        website: issuer?.website ?? null,
      },
      owner: row.name,
      reason: recall.reason,
      text: recall.text,
      recalledAt: (recall.recalledAt ?? recall.createdAt).toISOString(),
      language: row.language === 'fr' ? 'fr' : 'en',
      lots: noticed.map(({ lotId, grams }) => ({
        lotCode: lotCodeOf(BigInt(lotId)),
        grams,
        product: factsOf.get(lotId)?.product ?? null,
        dimensions: factsOf.get(lotId)?.dimensions ?? null,
        heatNumber: factsOf.get(lotId)?.heat_number ?? null,
        isRecalledItself: lotId === recall.lotId,
      })),
      expiresAt: row.expiresAt.toISOString(),
      acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
      acknowledgedBy: row.acknowledgedBy,
    };
  }
}

const gone = (): AppError =>
  new AppError('gone', {
    message:
      'This link is over: it was replaced, revoked or has expired. Ask who recalled the steel for a new one. The recall itself stands.',
  });
const confirmedBefore = (by: string | null): AppError =>
  new AppError('conflict', {
    message: `${by ?? 'Somebody'} confirmed already that this material is set aside. There is nothing left to do here.`,
    details: { reason: 'acknowledged-before' },
  });
