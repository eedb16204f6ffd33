import { Injectable } from '@nestjs/common';
import { checkVatNumber } from '@topsteel/domain/vat';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { CheckVatNumberWithRegister } from './check-vat-number-with-register.ts';
import { numbersToCheck } from './infra/vat-number-store.ts';

const EVERY_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;
/** The register is the Union's, and everybody's. */
const AT_ONCE = 10;

/** Has the numbers of organisations checked: once when they come, then monthly; hourly where the register was silent. */
@Injectable()
export class WatchVatNumbers extends RecurringWork {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly check: CheckVatNumberWithRegister,
  ) {
    super();
  }

  protected chores(): Chore[] {
    if (this.config.settings.vatNumbers.viesUrl === null) return [];
    return [
      {
        name: 'vat-number.watch',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'VAT numbers could not be checked',
      },
    ];
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
