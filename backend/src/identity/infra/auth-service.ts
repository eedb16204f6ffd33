import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.ts';
import { PrismaService } from '../../platform/database/index.ts';
import { createAuth, type Auth } from './auth.ts';

/** Holds the one sign-in engine of the process. */
@Injectable()
export class AuthService {
  readonly auth: Auth;

  constructor(prisma: PrismaService, config: Config) {
    this.auth = createAuth(prisma, config.settings);
  }

  /** Hash in the format that sign-in compares with. */
  async hashPassword(password: string): Promise<string> {
    const context = await this.auth.$context;
    return context.password.hash(password);
  }
}
