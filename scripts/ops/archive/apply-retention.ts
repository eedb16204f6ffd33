import { rm } from 'node:fs/promises';
import { listBases, listSegments, type Archive } from './archive-folder.ts';
import { planRetention } from './judge-archive.ts';

/** Removes what the newest `keep` bases do not need. @returns how much */
export async function applyRetention(
  archive: Archive,
  keep: number,
): Promise<{ bases: number; segments: number }> {
  const plan = planRetention(await listBases(archive), await listSegments(archive), keep);
  for (const { id } of plan.bases) await rm(archive.path('bases', id), { recursive: true, force: true });
  for (const { name } of plan.segments) await rm(archive.path('wal', `${name}.sealed`), { force: true });
  return { bases: plan.bases.length, segments: plan.segments.length };
}
