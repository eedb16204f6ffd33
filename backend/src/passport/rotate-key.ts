import { Injectable } from '@nestjs/common';
import type { CredentialKeyFacts } from '@topsteel/domain/api';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import { keysOf, lockOrganisation, retireKey, type KeyRow } from './infra/passport-store.ts';
import { IssuerKeys } from './issuer-keys.ts';

/**
 * Puts a new key in the place of the one that signs. *Retired*: what the old one signed stays good. *Compromised*: the old one
 * is no longer published, nothing it signed can be verified, and credentials are issued anew when they are asked for.
 */
@Injectable()
export class RotateKey {
  constructor(
    private readonly prisma: PrismaService,
    private readonly keys: IssuerKeys,
  ) {}

  async run(caller: OrganisationCaller, reason: 'scheduled' | 'compromised'): Promise<CredentialKeyFacts[]> {
    const { organisationId } = caller;
    return this.prisma.transact(async (tx) => {
      await lockOrganisation(tx, organisationId);
      const rows = await keysOf(tx, organisationId);
      const old = rows.find(({ state }) => state === 'active');
      if (old) await retireKey(tx, old.id, reason === 'compromised' ? 'compromised' : 'retired');
      const { fragment } = await this.keys.make(tx, organisationId, rows.length + 1);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action: 'credential-key.rotate',
        subject: `organisation:${organisationId}`,
        details: { reason, from: old?.fragment ?? null, to: fragment },
      });
      return this.list(organisationId, tx);
    });
  }

  /** The keys of an organisation, oldest first; public halves only. */
  async list(organisationId: string, tx: Tx = this.prisma.client): Promise<CredentialKeyFacts[]> {
    return (await keysOf(tx, organisationId)).map(factsOf);
  }
}

function factsOf({ fragment, state, createdAt, retiredAt }: KeyRow): CredentialKeyFacts {
  return {
    fragment,
    state: state === 'active' || state === 'retired' ? state : 'compromised',
    createdAt: createdAt.toISOString(),
    retiredAt: retiredAt?.toISOString() ?? null,
  };
}
