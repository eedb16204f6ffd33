import { setTimeout as sleep } from 'node:timers/promises';
import { startTimeOf } from './process-identity.ts';

/** Sends a signal to a process group; false when there is no such group. */
export function signalGroup(groupId: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-groupId, signal);
    return true;
  } catch {
    return false;
  }
}

/**
 * Stops a process group: SIGTERM, then SIGKILL after `graceMs`. Resolves when nobody of the group is left.
 *
 * A group that holds only zombies counts as gone when its leader is gone.
 */
export async function stopGroup(groupId: number, graceMs = 10_000): Promise<void> {
  if (!signalGroup(groupId, 'SIGTERM')) return;
  const deadline = Date.now() + graceMs;
  while (Date.now() < deadline) {
    if (!hasMembers(groupId)) return;
    await sleep(50);
  }
  signalGroup(groupId, 'SIGKILL');
  while (hasMembers(groupId) && startTimeOf(groupId) !== null) await sleep(20);
}

function hasMembers(groupId: number): boolean {
  try {
    process.kill(-groupId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
