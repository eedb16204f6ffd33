import { Injectable } from '@nestjs/common';
import type { AuditEntry, AuditQuery, Page } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { PrismaService } from '../platform/database/index.ts';
import { selectTrail } from './infra/audit-queries.ts';

const DEFAULT_LIMIT = 20;

/** Who did what, newest first. */
@Injectable()
export class ReadTrail {
  constructor(private readonly prisma: PrismaService) {}

  async run(query: AuditQuery): Promise<Page<AuditEntry>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    if (query.cursor !== undefined && !/^[1-9][0-9]{0,17}$/.test(query.cursor)) {
      throw new AppError('invalid-input', {
        message: 'This cursor was not made here. Start again from the first page.',
        details: {
          reason: 'cursor-invalid',
          errors: [{ field: 'cursor', message: 'Not a cursor of this list.' }],
        },
      });
    }
    const rows = await selectTrail(this.prisma.client, {
      subject: query.subject ?? null,
      before: query.cursor ?? null,
      take: limit + 1,
    });
    const shown = rows.slice(0, limit);
    return {
      items: shown.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        actor: row.actor,
        organisationId: row.organisation_id,
        action: row.action,
        subject: row.subject,
        details: row.details,
      })),
      nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }
}
