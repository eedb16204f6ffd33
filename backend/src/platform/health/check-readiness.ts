import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { Readiness } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { PrismaService } from '../database/index.ts';
import { Ending } from '../http/index.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** Whether this process should be sent requests. It says no as soon as it is asked to end. */
@Injectable()
export class CheckReadiness {
  private newest: Promise<string> | undefined;

  constructor(
    private readonly prisma: PrismaService,
    private readonly ending: Ending,
  ) {}

  /** @throws AppError `unavailable` with the reason why not. */
  async run(): Promise<Readiness> {
    if (this.ending.isEnding) throw notReady('This process is ending. Another one answers.', 'ending');
    const newest = await (this.newest ??= newestMigration());
    const [row] = await this.prisma.client.$queryRaw<{ applied: boolean }[]>`
      SELECT EXISTS (SELECT FROM "_prisma_migrations"
                      WHERE migration_name = ${newest} AND finished_at IS NOT NULL AND rolled_back_at IS NULL) AS applied`;
    if (row?.applied === true) return { status: 'ready', migration: newest };
    throw notReady(
      `The database has not seen migration ${newest} yet. Run the migrations.`,
      'database-older',
    );
  }
}

async function newestMigration(): Promise<string> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.sort().at(-1) ?? '';
}

const notReady = (message: string, reason: string): AppError =>
  new AppError('unavailable', { message, details: { reason } });
