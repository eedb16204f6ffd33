import type { auditAnchorsAbi, oracleReportsAbi } from '@topsteel/chain';
import { protocolOf } from './protocol.ts';
import { lower, type Reducers } from './seen-log.ts';
import { add, type Row, type Tables } from './tables.ts';

const setOf = (tables: Tables, version: number | string): Row => tables.need('SignerSet', String(version));

export const oracleReports: Reducers<typeof oracleReportsAbi> = {
  FeedConfigured(tables, { kind, maxAgeSeconds, maxAheadSeconds, activeFrom, actor }, { at }) {
    const feed = tables.ensure('Feed', kind, () => ({ kind, reportCount: 0 }));
    const limits = { maxAgeSeconds, maxAheadSeconds, activeFrom };
    Object.assign(feed, { ...limits, actor: lower(actor), configuredAt: at });
  },
  RotationAnnounced(tables, { signerSet, signers, threshold, activeFrom, actor }, { at }) {
    tables.put('SignerSet', String(signerSet), {
      ...{ version: signerSet, state: 'ANNOUNCED', signers: signers.map(lower), barredSigners: [] },
      ...{ size: signers.length, threshold, actor: lower(actor), announcedAt: at, activeFrom },
      ...{ activatedAt: null, endedAt: null },
    });
  },
  RotationCancelled(tables, { signerSet }, { at }) {
    Object.assign(setOf(tables, signerSet), { state: 'CANCELLED', endedAt: at });
  },
  SignersRotated(tables, { signerSet }, { at }) {
    const protocol = protocolOf(tables);
    const before = protocol['signerSet'];
    if (typeof before === 'string') Object.assign(setOf(tables, before), { state: 'REPLACED', endedAt: at });
    Object.assign(setOf(tables, signerSet), { state: 'ACTIVE', activatedAt: at });
    protocol['signerSet'] = String(signerSet);
  },
  SignerBarred(tables, { signerSet, signer, size }) {
    const set = setOf(tables, signerSet);
    const barred = set['barredSigners'] as readonly string[];
    Object.assign(set, { barredSigners: [...barred, lower(signer)], size });
  },
  ReportAccepted(tables, args, { transaction }) {
    const { kind, subject, value, observedAt, acceptedAt, round, signerSet } = args;
    add(tables.need('Feed', kind), 'reportCount', 1);
    const said = { value, observedAt, acceptedAt, round, signerSet: String(signerSet), transaction };
    tables.put('Report', `${kind}-${subject}`, { feed: kind, kind, subject, ...said });
    tables.put('ReportRound', `${kind}-${subject}-${round}`, { report: `${kind}-${subject}`, ...said });
  },
};

export const auditAnchors: Reducers<typeof auditAnchorsAbi> = {
  Anchored(tables, args, { at, transaction }) {
    const book = `${lower(args.publisher)}-${args.book}`;
    const anchor = `${book}-${args.sequence}`;
    tables.put('Anchor', anchor, {
      ...{ book, sequence: args.sequence, root: args.root, closedAt: args.closedAt },
      previous: args.previousSequence === 0n ? null : `${book}-${args.previousSequence}`,
      ...{ signer: lower(args.signer), anchoredAt: at, transaction },
    });
    const row = tables.ensure('Book', book, () => ({
      ...{ publisher: lower(args.publisher), book: args.book, anchorCount: 0 },
    }));
    row['latest'] = anchor;
    add(row, 'anchorCount', 1);
  },
};
