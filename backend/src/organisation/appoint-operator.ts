import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { rawCidOf } from '@topsteel/domain/ipfs';
import { sha256Hex } from '@topsteel/domain/jcs';
import { recordAudit } from '../audit/index.ts';
import { AddMember } from '../identity/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService } from '../platform/database/index.ts';
import { findOperator, insertOrganisation } from './infra/organisation-store.ts';
import { profileBytesOf } from './profile-of.ts';

const TRY_AGAIN_MS = 2_000;

/** At the first start, makes the operator's organisation and sign-in from OPERATOR_EMAIL and OPERATOR_PASSWORD. */
@Injectable()
export class AppointOperator implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('operator');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly addMember: AddMember,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      this.logger.warn(
        `The operator could not be appointed yet: ${error instanceof Error ? error.message : 'unknown'}`,
      );
      this.timer = setTimeout(() => void this.onApplicationBootstrap(), TRY_AGAIN_MS);
    }
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    const { operator } = this.config.settings;
    if (!operator) return;
    await this.prisma.transact(async (tx) => {
      if (await findOperator(tx)) return;
      const facts = {
        name: 'TopSteel',
        legalName: 'TopSteel marketplace operator',
        country: 'LU',
        city: 'Luxembourg',
        roles: ['operator' as const],
      };
      const id = newId();
      const profile = sha256Hex(profileBytesOf(facts));
      await insertOrganisation(tx, {
        ...facts,
        id,
        vat: null,
        website: null,
        custody: 'hosted',
        account: null,
        profile,
        profileCid: rawCidOf(profile),
        state: 'registered',
      });
      await this.addMember.run(tx, { ...operator, name: 'Operator', roles: ['admin'], organisationId: id });
      await recordAudit(tx, {
        actor: 'system',
        organisationId: id,
        action: 'organisation.appoint-operator',
        subject: `organisation:${id}`,
      });
    });
  }
}
