import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { takeTicket } from './infra/ticket-store.ts';
import { tokenGone } from './passwords.ts';
import type { Visitor } from './sessions.ts';
import { SignInBrake } from './sign-in-brake.ts';

/** Opens a sign-in again that was closed after wrong guesses, for who reads the person's mail. */
@Injectable()
export class UnlockSignIn {
  constructor(
    private readonly prisma: PrismaService,
    private readonly brake: SignInBrake,
  ) {}

  /** @throws AppError `expired` with reason `token-gone` */
  async run(visitor: Visitor, token: string): Promise<void> {
    await this.brake.require(visitor.address, null);
    const email = await this.prisma.transact(async (tx) => {
      const ticket = await takeTicket(tx, 'unlock', token, z.object({ email: z.string() }));
      if (!ticket) throw tokenGone();
      await recordAudit(tx, {
        actor: ticket.userId ?? 'system',
        organisationId: null,
        action: 'session.unlock',
        subject: `user:${ticket.userId ?? ''}`,
      });
      return ticket.value.email;
    });
    await this.brake.passed(email);
  }
}
