import { Injectable } from '@nestjs/common';
import { custody, memberDuty, organisationRole, organisationState, type Me } from '@topsteel/domain/api';
import { z } from 'zod';
import { PrismaService } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { membershipOf, organisationById, type Membership } from './infra/member-store.ts';

/** Who is signed in, for whom, and what they may do. */
@Injectable()
export class ReadMe {
  constructor(private readonly prisma: PrismaService) {}

  async run(caller: CallerIdentity): Promise<Me> {
    const membership = await membershipOf(this.prisma, caller.userId);
    const organisation = await this.organisation(caller, membership);
    return {
      user: { id: caller.userId, email: caller.email, name: caller.name },
      organisation: organisation && organisationOf(organisation),
      duty: membership ? memberDuty.parse(membership.duty) : null,
      roles: caller.roles ?? [],
      access: caller.access,
      wallets: walletsOf(organisation),
    };
  }

  /** The one that the caller acts for: their own, or one under it. */
  private async organisation(
    { organisationId }: CallerIdentity,
    membership: Membership | null,
  ): Promise<Organisation | null> {
    if (organisationId === null || membership?.organisationId === organisationId)
      return membership?.organisation ?? null;
    return organisationById(this.prisma.client, organisationId);
  }
}

type Organisation = Membership['organisation'];

function organisationOf(organisation: Organisation): Me['organisation'] {
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

function walletsOf(organisation: Organisation | null): Me['wallets'] {
  if (!organisation?.account) return [];
  return [{ address: organisation.account, use: organisation.custody === 'own-key' ? 'signer' : 'account' }];
}
