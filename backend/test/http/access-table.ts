import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { apiKeyScope, memberRole, organisationRole, type AccessRole } from '@topsteel/domain/api';
import { z } from 'zod';
import { accessOf, accessOfScopes } from '../../src/identity/index.ts';
import type { Allow, RouteEntry } from '../../src/platform/http/index.ts';
import { personas, type Persona } from './open-personas.ts';

const file = fileURLToPath(new URL('access-matrix.json', import.meta.url));
const names = z.array(z.string());

/** The reviewed table: who has which access role, when reading and when changing, and which roles open which route. */
export const accessTable = z.object({
  read: z.record(z.string(), names),
  change: z.record(z.string(), names),
  routes: z.record(z.string(), z.union([z.enum(['public', 'signed-in', 'api-client']), names])),
});
export type AccessTable = z.infer<typeof accessTable>;

export const readTable = (): AccessTable => accessTable.parse(JSON.parse(readFileSync(file, 'utf8')));

export const nameOf = ({ method, path }: Pick<RouteEntry, 'method' | 'path'>): string => `${method} ${path}`;

/** May this persona pass the door of this route, as the table has it? */
export function mayPass(table: AccessTable, route: string, persona: Persona): boolean {
  const allow = table.routes[route];
  if (allow === undefined) throw new Error(`${route} is not in the table.`);
  if (allow === 'public') return true;
  if (allow === 'api-client') return false;
  const has = route.startsWith('get ') ? table.read : table.change;
  return (allow === 'signed-in' ? ['signed-in'] : allow).some((role) => has[role]?.includes(persona));
}

/** Writes the table that the declarations come to, for somebody to read what changed. */
export function writeTable(routes: readonly RouteEntry[]): void {
  const table: AccessTable = {
    read: holders(true),
    change: holders(false),
    routes: Object.fromEntries(routes.map((route) => [nameOf(route), plain(route.spec?.allow ?? [])])),
  };
  writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`);
}

const plain = (allow: Allow): AccessTable['routes'][string] =>
  typeof allow === 'string' ? allow : [...allow];

function holders(isRead: boolean): Record<string, string[]> {
  const found: Record<string, string[]> = { 'signed-in': [] };
  for (const [name, who] of Object.entries(personas) as [Persona, (typeof personas)[Persona]][]) {
    if (who === null) continue;
    if (isRead || !('scopes' in who)) found['signed-in']?.push(name);
    for (const role of accessOfPersona(who, isRead)) (found[role] ??= []).push(name);
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => a.localeCompare(b)));
}

function accessOfPersona(who: NonNullable<(typeof personas)[Persona]>, isRead: boolean): AccessRole[] {
  if (who.of === null) return [];
  const organisation = [organisationRole.parse(who.of)];
  if ('scopes' in who) return accessOfScopes(organisation, z.array(apiKeyScope).parse(who.scopes), isRead);
  return accessOf(organisation, z.array(memberRole).parse(who.roles));
}
