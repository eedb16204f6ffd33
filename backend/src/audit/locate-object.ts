import { Injectable } from '@nestjs/common';
import type { AuditObjectKind } from '@topsteel/domain/api';
import type { CallerIdentity } from '../platform/http/index.ts';
import { AuditScopes } from './audit-scope.ts';
import { periodsOf, readThing, type Period } from './objects/read-thing.ts';

/** An object of the record, by how the contracts know it. */
export interface LocatedObject {
  /** Here: of a certificate its id in the marketplace. */
  id: string;
  /** On the chain; null while it is not there. */
  onChainId: string | null;
  /** Of which times its acts may be shown to the caller; null: of all. */
  periods: Period[] | null;
}

/** Finds an object for whoever exports evidence of it, within what the caller may see. */
@Injectable()
export class LocateObject {
  constructor(private readonly scopes: AuditScopes) {}

  /** @throws AppError as {@link readThing}. */
  run(caller: CallerIdentity, kind: AuditObjectKind, id: string): Promise<LocatedObject> {
    const audited = { what: `audit-object:${kind}:${id}`, details: { as: 'evidence' } };
    return this.scopes.read(caller, audited, async (tx, scope) => {
      const thing = await readThing(tx, scope, kind, id);
      const { onChain } = thing;
      return { id: thing.id, onChainId: onChain?.id ?? null, periods: periodsOf(scope, thing) };
    });
  }
}
