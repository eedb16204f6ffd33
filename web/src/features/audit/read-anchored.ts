import 'server-only';
import {
  auditPage,
  auditProof,
  ledgerProof,
  ledgerTransferPage,
  type AuditProof,
  type LedgerProof,
} from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';

/** The newest entry may not be under a root yet: those a page back are more likely to be. */
const TRIED = [0, 9, 39, 99] as const;

/** The proof of a recent entry of the ledger that is under a root; undefined when none was found. */
export async function readAnchoredEntry(): Promise<LedgerProof | undefined> {
  const page = await read('/v2/ledger/transfers?limit=100', ledgerTransferPage);
  const ids = page.ok ? page.value.items.map(({ id }) => id) : [];
  return firstAnchored(ids, (id) => read(`/v2/ledger/entries/${id}/proof`, ledgerProof));
}

/** The same for the audit log. */
export async function readAnchoredWord(): Promise<AuditProof | undefined> {
  const page = await read('/v2/audit/trail?limit=100', auditPage);
  const ids = page.ok ? page.value.items.map(({ id }) => id) : [];
  return firstAnchored(ids, (id) => read(`/v2/audit/trail/${id}/proof`, auditProof));
}

async function firstAnchored<P extends { anchor: unknown }>(
  ids: readonly string[],
  proofOf: (id: string) => Promise<{ ok: true; value: P } | { ok: false }>,
): Promise<P | undefined> {
  const tried = new Set([...TRIED.map((place) => ids[place]), ids.at(-1)]);
  for (const id of tried) {
    const proof = id === undefined ? undefined : await proofOf(id);
    if (proof?.ok === true && proof.value.anchor !== null) return proof.value;
  }
  return undefined;
}
