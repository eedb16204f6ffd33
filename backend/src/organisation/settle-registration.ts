import { Injectable, type OnModuleInit } from '@nestjs/common';
import { intentResultSchemas } from '@topsteel/domain/bridge';
import { recordAudit } from '../audit/index.ts';
import { BridgeEvents, type BridgeIntent } from '../platform/bridge/index.ts';
import { checksummed } from '../platform/chain/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { findOrganisation, markFailed, markRegistered } from './infra/organisation-store.ts';

/** What the directory did with a registration: the organisation gets its account, or the reason why not. */
@Injectable()
export class SettleRegistration implements OnModuleInit {
  constructor(private readonly events: BridgeEvents) {}

  onModuleInit(): void {
    this.events.onIntent('register-organisation', (intent, tx) => this.run(intent, tx));
  }

  private async run(intent: BridgeIntent, tx: Tx): Promise<void> {
    const id = intent.businessKey.slice('register-organisation:'.length);
    const organisation = await findOrganisation(tx, id);
    if (!organisation) return;
    if (intent.status === 'failed') {
      await markFailed(tx, id, intent.error?.message ?? 'The register refused the organisation.');
      return;
    }
    if (intent.status !== 'mined' && intent.status !== 'final') return;
    const account = checksummed(
      intentResultSchemas['register-organisation'].parse(intent.result).organisation,
    );
    if (organisation.state === 'registered' && organisation.account === account) return;
    await markRegistered(tx, id, account);
    await recordAudit(tx, {
      actor: 'bridge',
      organisationId: id,
      action: 'organisation.registered',
      subject: `organisation:${id}`,
      details: { account, txHash: intent.txHash },
    });
  }
}
