import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventStage } from '@topsteel/domain/bridge';
import { zeroHash } from 'viem';
import { recordAudit } from '../audit/index.ts';
import { Organisations } from '../organisation/index.ts';
import { BridgeEvents, type BridgeEvent, type BridgeIntent } from '../platform/bridge/index.ts';
import { Config } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';
import {
  findByStatementId,
  findQueuedAfter,
  lockByStatementId,
  lockLot,
  updateStatement,
  type StatementRow,
} from './infra/statement-store.ts';
import { isRegistered, onItsWay, requestDeclaration } from './registered-statement.ts';
import { republishFootprint } from './republish-footprint.ts';

const contract = 'emissionStatements';

/**
 * What the register did with statements: declared, verified, taken back, undone with its block. Only this makes a
 * statement verified. One that its organisation declared by its own means counts as well, when it is the same to the bit.
 */
@Injectable()
export class SettleStatement implements OnModuleInit {
  constructor(
    private readonly events: BridgeEvents,
    private readonly organisations: Organisations,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.events.onIntent('declare-emissions', (intent, tx) =>
      this.followIntent(intent, tx, 'registering', 'registration-failed'),
    );
    this.events.onIntent('verify-emissions', (intent, tx) =>
      this.followIntent(intent, tx, 'verifying', 'verification-failed'),
    );
    this.events.on('carbon', { contract, names: ['EmissionsDeclared'] }, (event, stage, tx) =>
      this.followDeclaration(event, stage, tx),
    );
    this.events.on('carbon', { contract, names: ['EmissionsVerified'] }, (event, stage, tx) =>
      this.followVerification(event, stage, tx),
    );
    this.events.on('carbon', { contract, names: ['VerificationWithdrawn'] }, (event, stage, tx) =>
      this.followWithdrawal(event, stage, tx),
    );
  }

  private async followIntent(intent: BridgeIntent, tx: Tx, from: string, to: string): Promise<void> {
    if (intent.status !== 'failed') return;
    const row = await lockByStatementId(tx, intent.businessKey.split(':')[1] ?? '');
    if (row?.registration !== from) return;
    const failure = intent.error?.message ?? 'The register refused the statement.';
    await updateStatement(tx, row.id, { registration: to, failure });
    await audit(tx, row, `emissions.${to}`, { failure });
  }

  private async followDeclaration(
    event: BridgeEvent<'EmissionsDeclared'>,
    stage: EventStage,
    tx: Tx,
  ): Promise<void> {
    const { statementId } = event.args;
    // The lot first, as who corrects locks it: a correction is queued before this looks for it, or finds this registered.
    const known = await findByStatementId(tx, statementId);
    const lot = known && (await lockLot(tx, known.lotRowId));
    const row = lot && (await lockByStatementId(tx, statementId));
    if (!row) return;
    if (stage === 'orphaned') {
      const undone = { registration: onItsWay(lot), txHash: null, verifiedAt: null };
      const changed = await updateStatement(tx, row.id, undone);
      if (row.verifiedAt !== null) await this.republish(tx, changed);
      await audit(tx, row, 'emissions.orphaned', { block: event.blockNumber });
      return;
    }
    if (isRegistered(row)) return;
    const registered = { registration: 'registered', txHash: event.txHash, failure: null };
    const changed = await updateStatement(tx, row.id, registered);
    await audit(tx, row, 'emissions.registered', { stage, txHash: event.txHash });
    const next = await findQueuedAfter(tx, row.id);
    if (!next) return;
    const turn = await updateStatement(tx, next.id, { registration: onItsWay(lot) });
    if (turn.registration === 'registering') await requestDeclaration(tx, lot, turn, changed);
  }

  private async followVerification(
    event: BridgeEvent<'EmissionsVerified'>,
    stage: EventStage,
    tx: Tx,
  ): Promise<void> {
    const { statementId, verifier, documentHash } = event.args;
    const row = await lockByStatementId(tx, statementId);
    if (!row || !(await this.isNamed(tx, row, verifier))) return;
    if (stage === 'orphaned') {
      if (row.registration !== 'verified') return;
      const changed = await updateStatement(tx, row.id, { registration: 'verifying', verifiedAt: null });
      await this.republish(tx, changed);
      await audit(tx, row, 'emissions.verification-orphaned', { block: event.blockNumber });
      return;
    }
    if (row.registration === 'verified') return;
    const changed = await updateStatement(tx, row.id, {
      registration: 'verified',
      verifiedAt: event.blockTimestamp,
      verifiedStandard: row.verifiedStandard ?? 'not stated',
      opinion: documentHash === zeroHash ? null : documentHash,
      failure: null,
    });
    await this.republish(tx, changed);
    await audit(tx, row, 'emissions.verified', { stage, verifier, txHash: event.txHash });
  }

  /** A block that is undone brings no confirmation back: the verifier's word counts for less rather than for more. */
  private async followWithdrawal(
    { args }: BridgeEvent<'VerificationWithdrawn'>,
    stage: EventStage,
    tx: Tx,
  ): Promise<void> {
    const row = await lockByStatementId(tx, args.statementId);
    if (stage === 'orphaned' || row?.registration !== 'verified') return;
    if (!(await this.isNamed(tx, row, args.verifier))) return;
    const changed = await updateStatement(tx, row.id, { registration: 'withdrawn', verifiedAt: null });
    await this.republish(tx, changed);
    await audit(tx, row, 'emissions.verification-withdrawn', { stage, reason: args.reason });
  }

  private async isNamed(tx: Tx, { verifierId }: StatementRow, account: string): Promise<boolean> {
    return verifierId !== null && (await this.organisations.byAccount(account, tx))?.id === verifierId;
  }

  private republish(tx: Tx, row: StatementRow): Promise<void> {
    return republishFootprint(tx, this.config.settings.publicUrl, row);
  }
}

const audit = (tx: Tx, row: StatementRow, action: string, details: Record<string, unknown>): Promise<void> =>
  recordAudit(tx, {
    actor: 'bridge',
    organisationId: row.organisationId,
    action,
    subject: `emission-statement:${row.id}`,
    details: { ...details, statementId: row.statementId },
  });
