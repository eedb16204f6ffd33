import { Injectable } from '@nestjs/common';
import type { Member, memberInput } from '@topsteel/domain/api';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { AddMember } from '../identity/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { findOrganisation } from './infra/organisation-store.ts';

/** Gives one more person a sign-in for an organisation. */
@Injectable()
export class AddOrganisationMember {
  constructor(
    private readonly prisma: PrismaService,
    private readonly addMember: AddMember,
  ) {}

  /** @throws AppError `not-found`; `conflict` when the e-mail address signs in already. */
  async run(actor: string, organisationId: string, input: z.output<typeof memberInput>): Promise<Member> {
    return this.prisma.transact(async (tx) => {
      if (!(await findOrganisation(tx, organisationId))) throw notFound('organisation');
      const id = await this.addMember.run(tx, { ...input, organisationId });
      await recordAudit(tx, {
        actor,
        organisationId,
        action: 'organisation.add-member',
        subject: `user:${id}`,
        details: { duty: input.duty },
      });
      return { id, email: input.email.toLowerCase(), name: input.name, duty: input.duty };
    });
  }
}
