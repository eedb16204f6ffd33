import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { RailName } from '@topsteel/domain/payment';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { openCardRail } from './card/index.ts';
import { openCoinbaseRail } from './coinbase/index.ts';
import { openEthRail } from './eth/index.ts';
import type { Rail } from './rail.ts';
import { openSepaRail } from './sepa/index.ts';
import { openEscrowRail } from './usdc-escrow/index.ts';

/** What a driver may use. */
export interface RailTools {
  config: Config;
  prisma: PrismaService;
}

/** Every rail, one line each. A rail without its settings is there and says why it cannot be used. */
const drivers: readonly ((tools: RailTools) => Rail)[] = [
  ({ config }) => openCardRail(config.settings.rails.stripe),
  ({ config }) => openCoinbaseRail(config.settings.rails),
  ({ config, prisma }) => openSepaRail(config.settings.bank, prisma),
  ({ config, prisma }) => openEthRail({ ...config.settings.pay, chainId: config.settings.chainId }, prisma),
  ({ config, prisma }) => openEscrowRail(config.settings, prisma),
];

@Injectable()
export class RailRegistry {
  readonly rails: readonly Rail[];

  constructor(config: Config, prisma: PrismaService) {
    this.rails = drivers.map((open) => open({ config, prisma }));
  }

  /** A registry of other rails than the usual ones. */
  static of(tools: RailTools, rails: readonly Rail[]): RailRegistry {
    return Object.assign(new RailRegistry(tools.config, tools.prisma), { rails });
  }

  find(name: string): Rail | undefined {
    return this.rails.find((rail) => rail.name === name);
  }

  /** @throws AppError `not-found` when no rail has this name */
  get(name: RailName): Rail {
    const rail = this.find(name);
    if (rail) return rail;
    throw new AppError('not-found', {
      message: `There is no rail "${name}" here. Choose one of: ${this.rails.map((one) => one.name).join(', ')}.`,
    });
  }
}
