import type { Command } from '../command.ts';

/** How a command is loaded, by its name. */
export type Commands = ReadonlyMap<string, () => Promise<Command>>;

/**
 * Every word of `topsteel`, in the order that the help lists them. A command is loaded when it is asked for: each rests on
 * libraries that the others need not wait for.
 */
export const commands: Commands = new Map<string, () => Promise<Command>>([
  ['read-certificate', async () => (await import('./read-certificate.ts')).readCertificate],
  ['assess', async () => (await import('./assess.ts')).assess],
  ['verify', async () => (await import('./verify.ts')).verify],
  ['verify-credential', async () => (await import('./verify-credential.ts')).verifyCredential],
  ['genealogy', async () => (await import('./genealogy.ts')).genealogy],
  ['footprint', async () => (await import('./footprint.ts')).footprint],
  ['hash-event', async () => (await import('./hash-event.ts')).hashEvent],
  ['pre-hash', async () => (await import('./hash-event.ts')).preHash],
  ['digital-link', async () => (await import('./digital-link.ts')).digitalLink],
  ['canonicalize', async () => (await import('./canonicalize.ts')).canonicalize],
  ['replay-ledger', async () => (await import('./replay-ledger.ts')).replayLedger],
  ['audit-verify', async () => (await import('./audit-verify.ts')).auditVerify],
  ['rotate-signers', async () => (await import('./rotate-signers.ts')).rotateSigners],
  ['read-statement', async () => (await import('./read-statement.ts')).readStatement],
  ['query', async () => (await import('./query.ts')).query],
  ['reconcile', async () => (await import('./reconcile.ts')).reconcile],
  ['diff-index', async () => (await import('./diff-index.ts')).diffIndex],
  ['inspect', async () => (await import('./inspect.ts')).inspect],
  ['ask', async () => (await import('./ask.ts')).ask],
  ['check-invoice', async () => (await import('./check-invoice.ts')).checkInvoice],
  ['check-fec', async () => (await import('./check-fec.ts')).checkFec],
]);
