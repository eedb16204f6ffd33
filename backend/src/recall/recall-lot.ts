import { Injectable } from '@nestjs/common';
import type { RecallAnswer, RecallInput } from '@topsteel/domain/api';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { partyOf, recallEvent } from '@topsteel/domain/epcis';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import type { LotFacts } from '../genealogy/index.ts';
import { labelLinkOf } from '../inventory/index.ts';
import { Organisations, type OrganisationFacts } from '../organisation/index.ts';
import { businessKey, requestIntent, retryIntent } from '../platform/bridge/index.ts';
import { ChainReader, checksummed } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { captureEvent } from '../traceability/index.ts';
import { insertRecall, lockRecallOfLot, updateRecall, type RecallRow } from './infra/recall-store.ts';
import { PresentRecall } from './present-recall.ts';
import { ReadRadius } from './read-radius.ts';

/**
 * Recalls a lot: for good. State: none (or `failed`) → `requested`, or `awaiting-transaction` for a maker with its own
 * wallet, which sends the transaction itself. Owners are told once the recall is final.
 */
@Injectable()
export class RecallLot {
  constructor(
    private readonly prisma: PrismaService,
    private readonly radius: ReadRadius,
    private readonly organisations: Organisations,
    private readonly chain: ChainReader,
    private readonly config: Config,
    private readonly presenter: PresentRecall,
  ) {}

  /**
   * @throws AppError `not-found` also for a lot of another maker; `conflict` when it is recalled already or on its way to
   * be, or when its maker keeps its own key and the caller is not the maker.
   */
  async run(caller: CallerIdentity, idOrCode: string, input: RecallInput): Promise<RecallAnswer> {
    const row = await this.prisma.transact(async (tx) => {
      const lot = await this.radius.recallable(tx, caller, idOrCode);
      const maker = await this.organisations.byAccount(lot.maker, tx);
      if (!maker) throw unknownMaker();
      if (!maker.isHosted && maker.id !== caller.organisationId) throw ownKey(maker.name);
      return this.keep(tx, caller, { lot, maker, input });
    });
    return this.presenter.run(row);
  }

  private async keep(
    tx: Tx,
    caller: CallerIdentity,
    act: { lot: LotFacts; maker: OrganisationFacts; input: RecallInput },
  ): Promise<RecallRow> {
    const { lot, maker, input } = act;
    const before = await lockRecallOfLot(tx, lot.lot_id);
    if (lot.recalled_at || (before && before.state !== 'failed' && before.state !== 'awaiting-transaction')) {
      throw recalledBefore(before?.state ?? 'recalled');
    }
    const { hash: epcisEvent } = await captureEvent(tx, maker.id, await this.eventOf(tx, lot, input));
    const facts = {
      state: maker.isHosted ? 'requested' : 'awaiting-transaction',
      reason: input.reason,
      text: input.text,
      epcisEvent,
      createdBy: caller.userId,
      failure: null,
    };
    const row = before
      ? await updateRecall(tx, before.id, facts)
      : await insertRecall(tx, {
          ...facts,
          id: newId(),
          lotId: lot.lot_id,
          lotCode: lotCodeOf(BigInt(lot.lot_id)),
          organisationId: maker.id,
          issuer: checksummed(lot.maker),
        });
    if (maker.isHosted) await this.request(tx, row);
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: maker.id,
      action: 'lot.recall',
      subject: `recall:${row.id}`,
      details: {
        lotCode: row.lotCode,
        reason: row.reason,
        text: row.text,
        epcisEvent: row.epcisEvent,
        before: before?.state ?? null,
        after: row.state,
      },
    });
    return row;
  }

  private async request(tx: Tx, row: RecallRow): Promise<void> {
    const request = {
      businessKey: businessKey.recallLot(row.lotId),
      kind: 'recall-lot' as const,
      payload: {
        lotId: row.lotId,
        reason: row.reason.toString(),
        epcisEvent: row.epcisEvent as `0x${string}`,
      },
    };
    if (!(await requestIntent(tx, request)) && !(await retryIntent(tx, request))) {
      throw recalledBefore('requested');
    }
  }

  private async eventOf(tx: Tx, lot: LotFacts, input: RecallInput) {
    const massGrams = BigInt(lot.mass_grams) - BigInt(lot.consumed_grams);
    return recallEvent({
      at: new Date(),
      goods: [
        {
          digitalLink: await labelLinkOf(tx, this.config.settings.publicUrl, BigInt(lot.lot_id)),
          massGrams,
        },
      ],
      by: partyOf(this.chain.chainId, checksummed(lot.maker)),
      reason: input.reason.toString(),
    });
  }
}

const recalledBefore = (state: string): AppError =>
  new AppError('conflict', {
    message:
      state === 'requested'
        ? 'The recall of this lot is on its way to the ledger. Wait until it is there.'
        : 'This lot is recalled already. A recall is for good and happens once.',
    details: { reason: 'already-recalled', state },
  });
const ownKey = (name: string): AppError =>
  new AppError('conflict', {
    message: `${name} keeps its own key, so only ${name} can recall its lots. Ask it to.`,
    details: { reason: 'own-key' },
  });
const unknownMaker = (): AppError =>
  new AppError('conflict', {
    message: 'The maker of this lot is not registered here, so only its own wallet can recall it.',
    details: { reason: 'maker-unknown' },
  });
