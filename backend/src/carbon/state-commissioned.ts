import { Injectable, type OnModuleInit } from '@nestjs/common';
import { recordAudit } from '../audit/index.ts';
import { BridgeEvents, type BridgeEvent } from '../platform/bridge/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { lockLotByLedgerId, standingOf } from './infra/statement-store.ts';
import { keepStatement } from './keep-statement.ts';

/** What a lot's figure is made by when its vendor gives one at commissioning; the lot's evidence says the same. */
const METHOD = 'EN 19694-2, site average';
const BOUNDARY = 'EN 15804 A1-A3';
const COMMENT =
  'The reference period was not stated and is taken as the twelve full months before the lot was commissioned.';

/** A lot that is commissioned with emissions has said something: its first statement says exactly what the ledger carries. */
@Injectable()
export class StateCommissioned implements OnModuleInit {
  constructor(
    private readonly events: BridgeEvents,
    private readonly config: Config,
    private readonly chain: ChainReader,
  ) {}

  onModuleInit(): void {
    this.events.on(
      'carbon',
      { contract: 'materialLedger', names: ['LotCommissioned'] },
      (event, stage, tx) => (stage === 'orphaned' ? Promise.resolve() : this.state(event, tx)),
    );
  }

  private async state({ args, blockTimestamp }: BridgeEvent<'LotCommissioned'>, tx: Tx): Promise<void> {
    const lot = await lockLotByLedgerId(tx, args.lotId);
    const isOurs = lot?.massGrams === BigInt(args.massGrams) && lot.evidence === args.evidence;
    if (!lot || !isOurs || lot.emissionsGramsPerKg === null || (await standingOf(tx, lot.id))) return;
    const end = new Date(Date.UTC(blockTimestamp.getUTCFullYear(), blockTimestamp.getUTCMonth(), 1));
    const start = new Date(Date.UTC(end.getUTCFullYear() - 1, end.getUTCMonth(), 1));
    const site = { publicUrl: this.config.settings.publicUrl, deployment: this.chain.deployment };
    const row = await keepStatement(tx, site, {
      lot,
      emissionsGrams: lot.emissionsGrams,
      method: METHOD,
      boundary: BOUNDARY,
      route: lot.route,
      referencePeriodStart: start,
      referencePeriodEnd: end,
      cbam: null,
      modules: null,
      verifierId: null,
      createdBy: 'bridge',
      comment: COMMENT,
    });
    await recordAudit(tx, {
      actor: 'bridge',
      organisationId: lot.organisationId,
      action: 'emissions.declare',
      subject: `emission-statement:${row.id}`,
      details: { lot: lot.id, emissionsGrams: row.emissionsGrams, documentHash: row.documentHash },
    });
  }
}
