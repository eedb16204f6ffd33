import { memberDuty, type MemberDuty } from '@topsteel/domain/api';

/**
 * What the groups of an identity provider may do, from one `group = duty` a line; groups may hold `=` themselves.
 *
 * @returns the number of the first line that is none, or the map
 * @example readRoleMap('Steel buyers = trade\nIT = admin') // { map: { 'Steel buyers': 'trade', IT: 'admin' } }
 */
export function readRoleMap(text: string): { map: Record<string, MemberDuty> } | { wrongLine: number } {
  const map: Record<string, MemberDuty> = {};
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const at = line.lastIndexOf('=');
    const group = line.slice(0, Math.max(at, 0)).trim();
    const duty = memberDuty.safeParse(line.slice(at + 1).trim());
    if (at < 1 || group === '' || !duty.success) return { wrongLine: index + 1 };
    map[group] = duty.data;
  }
  return { map };
}
