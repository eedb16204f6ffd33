import { createMongoAbility, subject as named, type ForcedSubject, type MongoAbility } from '@casl/ability';
import type { AccessRole } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { CallerIdentity } from '../platform/http/index.ts';
import { abilityTable, type Action, type Subject } from './ability-table.ts';

type Ability = MongoAbility<[Action, Subject | ForcedSubject<Subject>]>;

/** Callers of one organisation with the same roles have the same ability; so many are kept. */
const MOST_KEPT = 2_000;
const kept = new Map<string, Ability>();

/**
 * What a caller may do. Everything that is not in the table is refused.
 *
 * @example abilityOf(caller).can('read', subject('Order', { buyerId: caller.organisationId })) // true for a buyer
 */
export function abilityOf({
  access,
  organisationId,
}: Pick<CallerIdentity, 'access' | 'organisationId'>): Ability {
  const key = `${organisationId ?? ''} ${access.join(' ')}`;
  const known = kept.get(key);
  if (known) return known;
  const made = makeAbility(access, organisationId);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}

const listOf = <T extends string>(one: T | readonly T[]): T[] => (typeof one === 'string' ? [one] : [...one]);

function makeAbility(access: readonly AccessRole[], organisationId: string | null): Ability {
  const calls = [
    { action: 'call' as const, subject: 'Route' as const, conditions: { allow: 'signed-in' } },
    { action: 'call' as const, subject: 'Route' as const, conditions: { allow: { $in: [...access] } } },
  ];
  const things = access.flatMap((role) =>
    abilityTable[role].flatMap(({ action, subject, own }) => {
      const rule = { action: listOf(action), subject: listOf(subject) };
      if (!own) return [rule];
      // Without an organisation nothing is one's own.
      if (organisationId === null) return [];
      return own.map((field) => ({ ...rule, conditions: { [field]: organisationId } }));
    }),
  );
  return createMongoAbility<Ability>([...calls, ...things]);
}

/**
 * Lets only those on who may do this with this thing.
 *
 * @throws AppError `forbidden` with reason `not-allowed`
 * @example requireAbility(caller, 'change', 'CostCentre', { organisationId: caller.organisationId })
 */
export function requireAbility(
  caller: CallerIdentity,
  action: Action,
  subject: Subject,
  thing: Readonly<Record<string, unknown>>,
): void {
  if (abilityOf(caller).can(action, named(subject, { ...thing }))) return;
  throw new AppError('forbidden', {
    message: 'Your role does not let you do this. Ask an admin of your organisation.',
    details: { reason: 'not-allowed', action, subject },
  });
}
