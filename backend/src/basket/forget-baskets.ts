import { Injectable } from '@nestjs/common';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { deleteGuestBaskets } from './infra/write-basket.ts';

const EVERY_MS = 3_600_000;
/** As long as the cookie with the key lives. */
const KEPT_MS = 30 * 86_400_000;

/** Forgets guests' baskets that nobody has touched for thirty days. */
@Injectable()
export class ForgetBaskets extends RecurringWork {
  constructor(private readonly prisma: PrismaService) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'basket.forget',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'Old baskets could not be forgotten',
        isSole: true,
      },
    ];
  }

  /** @returns how many were forgotten */
  run(now = new Date()): Promise<number> {
    return deleteGuestBaskets(this.prisma.client, new Date(now.getTime() - KEPT_MS));
  }
}
