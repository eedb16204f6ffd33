import { Injectable } from '@nestjs/common';
import type { AuditFound } from '@topsteel/domain/api';
import { groupedLotCode, lotCodeOf } from '@topsteel/domain/digital-link';
import type { CallerIdentity } from '../platform/http/index.ts';
import { AuditScopes } from './audit-scope.ts';
import { objectsFoundBy } from './infra/found-objects.ts';

/** Finds objects by whatever number, name or hash an auditor holds. */
@Injectable()
export class FindObjects {
  constructor(private readonly scopes: AuditScopes) {}

  async run(caller: CallerIdentity, text: string): Promise<AuditFound> {
    const asked = text.trim();
    const rows = await this.scopes.read(caller, { what: 'audit-search', details: { asked } }, (tx, scope) =>
      objectsFoundBy(tx, asked, scope),
    );
    return { items: rows.map((row) => ({ ...row, name: row.kind === 'lot' ? codeOf(row.id) : row.name })) };
  }
}

const codeOf = (lotId: string): string =>
  BigInt(lotId) < 1n << 100n ? groupedLotCode(lotCodeOf(BigInt(lotId))) : lotId;
