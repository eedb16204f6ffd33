import {
  auditSubject,
  type AuditCellKind,
  type AuditObjectKind,
  type AuditSubject,
} from '@topsteel/domain/api';
import type { FigureKind } from '@topsteel/chain';
import type { Tx } from '../../platform/database/index.ts';

/** A fact as it is read; `value` null where only the chain says it. */
export interface ReadFact {
  key: string;
  kind: AuditCellKind;
  value: string | null;
  of?: string | null;
  currency?: string | null;
  transaction?: string | null;
}

/** What opens a thing, or a part of one, to an auditor with a scope: a grant of that subject by one of the parties. */
export interface Opening {
  subject: AuditSubject;
  /** Accounts, in any case. */
  parties: readonly (string | null)[];
}

/**
 * A table as it is read: rows by column, `<column>_of` for what a column leads to, and `at` for when it happened where
 * rows are held to the periods of a grant.
 */
export interface ReadTable {
  key: string;
  /** Absent: whatever opens the object. */
  opening?: Opening;
  columns: Readonly<Record<string, AuditCellKind>>;
  rows: readonly Readonly<Record<string, string | null>>[];
}

/** What is read of an object before its acts, its standing with the chain and its names are added. */
export interface ReadThing extends Opening {
  /** The one id under which it is shown and linked. */
  id: string;
  title: string;
  facts: readonly ReadFact[];
  tables: readonly ReadTable[];
  documents: readonly { role: string; name: string; sha256: string; path: string | null }[];
  /** JSON objects, one of which the arguments of its events contain. */
  matches: readonly object[];
  /** Events of some contracts that name it too, each part with what opens it. */
  otherActs?: readonly { opening: Opening; contracts: readonly string[]; matches: readonly object[] }[];
  /** Under which kind and id the contracts know it; null when they do not. */
  onChain: { kind: FigureKind; id: string } | null;
  orderId?: string;
  lotCode?: string;
  /** When it began, of what is held to the periods of a grant as a whole: money. Steel is traced back beyond them. */
  at?: Date;
  /** Its events are those of one transaction. */
  transaction?: string;
}

/** What opens an object of a kind to an auditor with a scope. */
export const SUBJECT_OF: Readonly<Record<AuditObjectKind, AuditSubject>> = {
  organisation: 'organisations',
  certificate: 'certificates',
  lot: 'material',
  payment: 'money',
  unit: 'carbon',
  transaction: 'money',
  account: 'organisations',
};

/** Which contracts tell of a subject. */
const CONTRACTS_OF: Readonly<Record<AuditSubject, readonly string[]>> = {
  organisations: ['directory', 'auditAnchors'],
  certificates: ['certificateRegistry', 'certificateToken'],
  material: ['materialLedger'],
  carbon: ['emissionStatements', 'carbonUnits'],
  money: ['settlementEscrow', 'fiatSettlement', 'oracleReports'],
};

/** What names an account under any of these roles, each subject opened by a grant of its own. */
export function actsNaming(account: string, roles: readonly string[]): ReadThing['otherActs'] {
  const matches = roles.map((role) => ({ [role]: account }));
  return auditSubject.options.map((subject) => ({
    opening: { subject, parties: [account] },
    contracts: CONTRACTS_OF[subject],
    matches,
  }));
}

/** Reads an object by any of its names; undefined when there is none. */
export type ReadObject = (tx: Tx, id: string) => Promise<ReadThing | undefined>;

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
export const isHash = (text: string): boolean => /^0x[0-9a-fA-F]{64}$/.test(text);
export const isAccount = (text: string): boolean => /^0x[0-9a-fA-F]{40}$/.test(text);
