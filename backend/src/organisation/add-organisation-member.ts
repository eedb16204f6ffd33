import { Injectable } from '@nestjs/common';
import { organisationRole, type Member, type memberInput } from '@topsteel/domain/api';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { AddMember, dutyOfRoles, rolesOfDuty } from '../identity/index.ts';
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
      const organisation = await findOrganisation(tx, organisationId);
      if (!organisation) throw notFound('organisation');
      const { duty, roles: named, ...person } = input;
      const roles = named ?? rolesOfDuty(duty, z.array(organisationRole).parse(organisation.roles));
      const id = await this.addMember.run(tx, { ...person, roles, organisationId });
      await recordAudit(tx, {
        actor,
        organisationId,
        action: 'organisation.add-member',
        subject: `user:${id}`,
        details: { roles },
      });
      return { id, email: input.email.toLowerCase(), name: input.name, duty: dutyOfRoles(roles) };
    });
  }
}
