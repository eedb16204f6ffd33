import { Injectable } from '@nestjs/common';
import { custody, memberDuty, organisationRole, organisationState, type Me } from '@topsteel/domain/api';
import { z } from 'zod';
import { PrismaService } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { membershipOf, type Membership } from './infra/member-store.ts';

/** Who is signed in, for whom, and what they may do. */
@Injectable()
export class ReadMe {
  constructor(private readonly prisma: PrismaService) {}

  async run(caller: CallerIdentity): Promise<Me> {
    const membership = await membershipOf(this.prisma, caller.userId);
    return {
      user: { id: caller.userId, email: caller.email, name: caller.name },
      organisation: membership ? organisationOf(membership) : null,
      duty: membership ? memberDuty.parse(membership.duty) : null,
      roles: caller.roles ?? [],
      access: caller.access,
      wallets: walletsOf(membership),
    };
  }
}

function organisationOf({ organisation }: Membership): Me['organisation'] {
  const roles = z.array(organisationRole).min(1).parse(organisation.roles);
  return {
    id: organisation.id,
    name: organisation.name,
    legalName: organisation.legalName,
    kind: roles[0] ?? 'buyer',
    roles,
    country: organisation.country,
    custody: custody.parse(organisation.custody),
    account: organisation.account,
    state: organisationState.parse(organisation.state),
  };
}

function walletsOf(membership: Membership | null): Me['wallets'] {
  const account = membership?.organisation.account;
  if (!account) return [];
  return [{ address: account, use: membership.organisation.custody === 'own-key' ? 'signer' : 'account' }];
}
