import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventStage } from '@topsteel/domain/bridge';
import { recordAudit } from '../audit/index.ts';
import { Organisations } from '../organisation/index.ts';
import { BridgeEvents, type BridgeEvent, type BridgeIntent } from '../platform/bridge/index.ts';
import { checksummed } from '../platform/chain/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { findKey, noteKey, updateKey } from './infra/signer-key-store.ts';

type KeyEvent = BridgeEvent<'SignerAdded' | 'SignerRemoved' | 'SignerCompromised'>;

/** What each state goes back to when the directory refuses, or a block is replaced. */
const before: Record<string, string> = { requested: 'failed', removing: 'active', reporting: 'active' };

/** What the directory did with a key; acts that an organisation did by its own means count as well. */
@Injectable()
export class SettleKeys implements OnModuleInit {
  constructor(
    private readonly events: BridgeEvents,
    private readonly organisations: Organisations,
  ) {}

  onModuleInit(): void {
    for (const kind of ['add-signer', 'remove-signer', 'report-signer'] as const) {
      this.events.onIntent(kind, (intent, tx) => this.followIntent(intent, tx));
    }
    this.events.on(
      'signer-key',
      { contract: 'directory', names: ['SignerAdded', 'SignerRemoved', 'SignerCompromised'] },
      (event, stage, tx) => this.followEvent(event, stage, tx),
    );
  }

  private async followIntent(intent: BridgeIntent, tx: Tx): Promise<void> {
    if (intent.status !== 'failed') return;
    const [, account = '', key = ''] = intent.businessKey.split(':');
    const organisation = await this.organisations.byAccount(account, tx);
    const row = organisation && (await findKey(tx, organisation.id, checksummed(key)));
    const back = before[row?.state ?? ''];
    if (!row || back === undefined) return;
    const failure = intent.error?.message ?? 'The directory refused it.';
    const state = row.state === 'reporting' && row.removedAt !== null ? 'removed' : back;
    await updateKey(tx, row.organisationId, row.address, {
      state,
      failure,
      ...(row.state === 'reporting' && { compromisedSince: null }),
    });
    await audit(tx, row.organisationId, row.address, 'signer-key.failed', { failure });
  }

  private async followEvent(event: KeyEvent, stage: EventStage, tx: Tx): Promise<void> {
    const organisation = await this.organisations.byAccount(event.args.organisation, tx);
    if (!organisation) return;
    const address = checksummed(event.args.signer);
    // The key of a hosted account is the platform's own; it is no key that the organisation has appointed.
    const known = await findKey(tx, organisation.id, address);
    if (!known && organisation.isHosted) return;
    if (stage === 'orphaned') {
      await noteKey(tx, organisation.id, address, { state: undone[event.name] });
      return;
    }
    await noteKey(tx, organisation.id, address, saidBy(event));
    await audit(tx, organisation.id, address, `signer-key.${event.name}`, { stage, txHash: event.txHash });
  }
}

const undone: Record<KeyEvent['name'], string> = {
  SignerAdded: 'requested',
  SignerRemoved: 'removing',
  SignerCompromised: 'reporting',
};

function saidBy(event: KeyEvent): Parameters<typeof noteKey>[3] {
  switch (event.name) {
    case 'SignerAdded':
      return {
        state: 'active',
        validFrom: BigInt(event.args.validFrom),
        validUntil: BigInt(event.args.validUntil),
      };
    case 'SignerRemoved':
      return { state: 'removed', removedAt: BigInt(event.args.removedAt) };
    case 'SignerCompromised':
      return { state: 'compromised', compromisedSince: BigInt(event.args.since) };
  }
}

const audit = (
  tx: Tx,
  organisationId: string,
  address: string,
  action: string,
  details: Record<string, unknown>,
): Promise<void> =>
  recordAudit(tx, { actor: 'bridge', organisationId, action, subject: `signer-key:${address}`, details });
