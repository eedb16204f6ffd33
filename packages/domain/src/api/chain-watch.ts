/** How the chain is watched: how far it was read, what warns, what stops money, and who let it go on. */
import { z } from 'zod';
import { id, isoTime, uintString } from './primitives.ts';

export const chainAlarm = z
  .object({
    kind: z.enum(['deep-reorg', 'other-chain', 'nodes-disagree', 'node-silent', 'logs-missing']),
    sentence: z.string(),
    since: isoTime,
    isHeld: z.boolean().describe('Only a person lifts it; otherwise it ends with its cause.'),
  })
  .meta({ id: 'ChainAlarm' });
export type ChainAlarm = z.infer<typeof chainAlarm>;

export const chainResumption = z
  .object({
    at: isoTime,
    actor: z.string(),
    alarm: z.string(),
    note: z.string(),
    mayFollow: z.boolean().describe('The watcher could give up, once, what it had called final.'),
  })
  .meta({ id: 'ChainResumption' });

export const chainWatch = z
  .object({
    chainId: z.number().int(),
    latest: uintString
      .nullable()
      .describe("The head of the node that is followed; null before the watcher's first word."),
    read: uintString.nullable().describe('The last block whose events are recorded.'),
    final: uintString.nullable().describe('The last block whose events are final.'),
    seenAt: isoTime.nullable().describe("The watcher's last sign of life."),
    alarm: chainAlarm.nullable(),
    warnings: z.array(z.object({ name: z.string(), sentence: z.string(), since: isoTime })),
    resumptions: z.array(chainResumption).describe('The latest ten.'),
  })
  .meta({ id: 'ChainWatch' });
export type ChainWatch = z.infer<typeof chainWatch>;

export const resumeChainInput = z.strictObject({
  note: z.string().trim().min(10).max(2000).describe('What was compared with what, and found.'),
  mayFollow: z
    .boolean()
    .describe('Lets the watcher follow the chain below what was final, once. Only after a deep reorg.'),
});
export type ResumeChainInput = z.infer<typeof resumeChainInput>;

export const chainAct = z
  .object({
    id,
    kind: z.string().describe('What is asked of the chain: capture-payment, issue-batch …'),
    businessKey: z.string().describe('Names the act for ever.'),
    status: z.enum(['requested', 'sent', 'mined', 'final', 'failed']),
    askedAt: isoTime,
    txHash: z.string().nullable().describe('Of the transaction that was sent last.'),
    takenBackAt: isoTime.nullable().describe('When it was taken back; the chain has not answered yet.'),
    afterwards: z
      .enum(['asked-again', 'buyer-pays-again', 'payout-returned', 'owner-asks', 'next-closing', 'work-item'])
      .nullable()
      .describe('What follows when it is taken back; null when it cannot be.'),
    keptBecause: z
      .enum(['report', 'protection'])
      .nullable()
      .describe('Why it cannot be taken back: an order waits for it, or it protects others.'),
  })
  .meta({ id: 'ChainAct' });
export type ChainAct = z.infer<typeof chainAct>;

export const chainActs = z
  .object({ items: z.array(chainAct).describe('The hundred that have waited longest.') })
  .meta({ id: 'ChainActs' });
export type ChainActs = z.infer<typeof chainActs>;

export const takeBackActInput = z
  .strictObject({ note: z.string().trim().min(10).max(2000).describe('Why nobody wants it any more.') })
  .meta({ id: 'TakeBackActInput' });
export type TakeBackActInput = z.infer<typeof takeBackActInput>;
