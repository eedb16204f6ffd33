import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { INVARIANTS } from '../../../test/faults/invariants.ts';
import type { FaultWorld } from '../../../test/faults/world.ts';

/** One question and whether its answer is as it must be. */
export interface Answered {
  invariant: string;
  question: string;
  holds: boolean;
  detail: string;
}

/** Asks M-1 to M-8 of docs/reliability.md, and the audit trail, of a world that comes to rest. */
export async function askInvariants(world: FaultWorld): Promise<Answered[]> {
  const all = [
    ...INVARIANTS,
    {
      invariant: 'audit',
      question: 'the audit trail is unbroken, and is what was put on chain (audit-verify)',
      ask: verifyAudit,
    },
  ];
  const answers: Answered[] = [];
  for (const { invariant, question, ask } of all)
    answers.push({ invariant, question, ...(await answerOf(() => ask(world))) });
  return answers;
}

async function answerOf(ask: () => Promise<string>): Promise<Pick<Answered, 'holds' | 'detail'>> {
  try {
    return { holds: true, detail: await ask() };
  } catch (error) {
    return { holds: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function verifyAudit(world: FaultWorld): Promise<string> {
  const args = [
    'packages/cli/src/main.ts',
    'audit-verify',
    '--database',
    world.ground.env['DATABASE_URL'] ?? '',
    '--rpc',
    world.ground.env['RPC_URL'] ?? '',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((error: unknown) => {
    const { stdout: said, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${said}${stderr}`.trim());
  });
  return stdout.trim().split('\n')[0] ?? '';
}
