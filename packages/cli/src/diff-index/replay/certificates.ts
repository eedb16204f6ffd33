import type { certificateRegistryAbi, certificateTokenAbi } from '@topsteel/chain';
import { organisationOf } from './directory.ts';
import { addToSteel } from './periods.ts';
import { count } from './protocol.ts';
import { lower, partyOf, type Reducers } from './seen-log.ts';

const batchOf = (issuer: string, batch: bigint): string => `${lower(issuer)}-${batch}`;
const tokenOf = (token: bigint): string => `0x${token.toString(16).padStart(64, '0')}`;

export const certificateRegistry: Reducers<typeof certificateRegistryAbi> = {
  BatchIssued(tables, args, { at, transaction }) {
    tables.put('Batch', batchOf(args.issuer, args.batch), {
      issuer: organisationOf(tables, args.issuer),
      number: args.batch,
      root: args.root,
      depth: args.depth,
      count: args.count,
      issuedAt: args.issuedAt,
      signer: lower(args.signer),
      transaction,
    });
    count(tables, 'batchCount');
    count(tables, 'certificateCount', args.count);
    addToSteel(tables, at, args.issuer, { certificateCount: args.count });
  },
  CertificateRevoked(tables, args, { at, transaction }) {
    const isReplaced = args.replacedByBatch !== 0n || args.replacedByIndex !== 0;
    tables.put('Revocation', `${batchOf(args.issuer, args.batch)}-${args.index}`, {
      issuer: organisationOf(tables, args.issuer),
      batch: batchOf(args.issuer, args.batch),
      batchNumber: args.batch,
      index: args.index,
      reason: args.reason,
      replacedByBatch: isReplaced ? batchOf(args.issuer, args.replacedByBatch) : null,
      replacedByIndex: isReplaced ? args.replacedByIndex : null,
      actor: lower(args.actor),
      revokedAt: at,
      transaction,
    });
    count(tables, 'revocationCount');
    addToSteel(tables, at, args.issuer, { revocationCount: 1 });
  },
  CertificatesCountersigned(tables, args, { transaction }) {
    for (const index of args.indices) {
      tables.put('Countersignature', `${batchOf(args.issuer, args.batch)}-${index}`, {
        batch: batchOf(args.issuer, args.batch),
        index,
        body: organisationOf(tables, args.body),
        signer: lower(args.signer),
        signedAt: args.signedAt,
        transaction,
      });
      count(tables, 'countersignatureCount');
    }
  },
};

export const certificateToken: Reducers<typeof certificateTokenAbi> = {
  CertificateMinted(tables, args, { at, transaction }) {
    tables.put('CertificateToken', tokenOf(args.tokenId), {
      tokenId: args.tokenId,
      batch: batchOf(args.issuer, args.batch),
      index: args.index,
      issuer: organisationOf(tables, args.issuer),
      holder: lower(args.to),
      actor: lower(args.actor),
      mintedAt: at,
      burnedAt: null,
      transaction,
    });
    count(tables, 'tokenCount');
  },
  Transfer(tables, { to, tokenId }, { at }) {
    if (partyOf(to) !== null) return;
    Object.assign(tables.need('CertificateToken', tokenOf(tokenId)), { holder: null, burnedAt: at });
  },
};
