import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { checkVatNumber } from '@topsteel/domain/vat';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { startPolling, type PollingJob } from '../platform/jobs/index.ts';
import { CheckVatNumberWithRegister } from './check-vat-number-with-register.ts';
import { numbersToCheck } from './infra/vat-number-store.ts';

const EVERY_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;
/** The register is the Union's, and everybody's. */
const AT_ONCE = 10;

/** Has the numbers of organisations checked: once when they come, then monthly; hourly where the register was silent. */
@Injectable()
export class WatchVatNumbers implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger(WatchVatNumbers.name);
  #job: PollingJob | undefined;

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly check: CheckVatNumberWithRegister,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.settings.vatNumbers.viesUrl === null) return;
    this.#job = startPolling({
      everyMs: EVERY_MS,
      work: () => this.run(),
      onError: (error) => this.#log.error('VAT numbers could not be checked.', error),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#job?.stop();
  }

  /** Checks some that are due. */
  async run(now = new Date()): Promise<number> {
    const before = {
      answered: new Date(now.getTime() - 30 * DAY_MS),
      silent: new Date(now.getTime() - HOUR_MS),
    };
    const due = await numbersToCheck(this.prisma.client, before, AT_ONCE);
    const numbers = due.filter((vat) => checkVatNumber(vat) !== null);
    for (const number of numbers) await this.check.run(number, 'system', now);
    return numbers.length;
  }
}
