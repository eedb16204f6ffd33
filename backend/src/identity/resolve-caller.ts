import { Injectable } from '@nestjs/common';
import { custody, memberDuty, organisationRole } from '@topsteel/domain/api';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PrismaService } from '../platform/database/index.ts';
import { CallerResolver, type CallerIdentity } from '../platform/http/index.ts';
import { accessOf } from './access-of.ts';
import { AuthService } from './infra/auth-service.ts';
import { membershipOf } from './infra/member-store.ts';

/** From the session cookie to the person, their organisation and what they may do. */
@Injectable()
export class ResolveCaller extends CallerResolver {
  constructor(
    private readonly authService: AuthService,
    private readonly prisma: PrismaService,
  ) {
    super();
  }

  async resolve(headers: FastifyRequest['headers']): Promise<CallerIdentity | null> {
    const { cookie } = headers;
    if (cookie === undefined) return null;
    const session = await this.authService.auth.api.getSession({ headers: new Headers({ cookie }) });
    if (!session) return null;
    const { user } = session;
    const membership = await membershipOf(this.prisma, user.id);
    const person = {
      userId: user.id,
      email: user.email,
      name: user.name,
      signedInAt: new Date(session.session.createdAt),
    };
    if (!membership)
      return { ...person, organisationId: null, organisationRoles: [], custody: null, access: [] };
    const roles = z.array(organisationRole).parse(membership.organisation.roles);
    return {
      ...person,
      organisationId: membership.organisationId,
      organisationRoles: roles,
      custody: custody.parse(membership.organisation.custody),
      access: accessOf(roles, memberDuty.parse(membership.duty)),
    };
  }
}
