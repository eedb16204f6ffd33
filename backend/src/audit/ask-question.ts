import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { questionShape, type AuditAnswer, type AuditQuestionKey } from '@topsteel/domain/api';
import type { Tx } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { fileTooLong } from './answer-csv.ts';
import { AuditScopes } from './audit-scope.ts';
import { namesOf } from './infra/name-store.ts';
import { rowsAnswering } from './infra/question-rows.ts';
import type { AuditScope } from './infra/within-scope.ts';
import { presentCell, textOf } from './present-cell.ts';
import { readAsked } from './read-asked.ts';
import { ReadCursor } from './read-cursor.ts';
import { nothingRead, requireBlockRead } from './require-block-read.ts';

/** More rows than anybody reads on a screen; the answer says when it was cut, and a narrower question helps. */
const MOST_ROWS = 500;
/** More than this process holds at once. */
const MOST_EXPORTED = 50_000;

/** Answers one of the auditor's questions within what the caller may see. */
@Injectable()
export class AskQuestion {
  constructor(
    private readonly scopes: AuditScopes,
    private readonly cursor: ReadCursor,
  ) {}

  /**
   * @throws AppError `invalid-input` when a parameter is missing, not understood or none of the question's, or a block that
   * was not read yet; `forbidden` without a scope.
   */
  run(
    caller: CallerIdentity,
    key: AuditQuestionKey,
    given: Readonly<Record<string, string | undefined>>,
  ): Promise<AuditAnswer> {
    return this.answer(caller, key, given, MOST_ROWS);
  }

  /** Every row, for a file: nobody sees of a file that it was cut. @throws AppError as {@link run}, or for too many rows. */
  async whole(
    caller: CallerIdentity,
    key: AuditQuestionKey,
    given: Readonly<Record<string, string | undefined>>,
  ): Promise<AuditAnswer> {
    const answer = await this.answer(caller, key, given, MOST_EXPORTED);
    if (answer.isCut) throw fileTooLong('rows', MOST_EXPORTED);
    return answer;
  }

  private async answer(
    caller: CallerIdentity,
    key: AuditQuestionKey,
    given: Readonly<Record<string, string | undefined>>,
    most: number,
  ): Promise<AuditAnswer> {
    const { asked, parameters } = readAsked(key, given);
    if (parameters['block'] !== undefined) await this.requireRead(BigInt(parameters['block']));
    const audited = { what: `audit-question:${key}`, details: { parameters } };
    const [found, asOf] = await Promise.all([
      this.scopes.read(caller, audited, (tx, scope) => this.find(tx, scope, key, asked, most)),
      this.cursor.run(),
    ]);
    const { subject, columns } = questionShape(key);
    return {
      question: key,
      subject,
      parameters,
      columns: Object.entries(columns).map(([name, kind]) => ({ key: name, kind })),
      ...found,
      asOf,
      command: commandOf(key, parameters),
    };
  }

  private async find(
    tx: Tx,
    scope: AuditScope,
    key: AuditQuestionKey,
    asked: ReturnType<typeof readAsked>['asked'],
    most: number,
  ): Promise<Pick<AuditAnswer, 'rows' | 'isCut' | 'digest'>> {
    const rows = await rowsAnswering(tx, key, asked, scope, most + 1);
    const { columns } = questionShape(key);
    const shown = rows.slice(0, most);
    const accounts = Object.entries(columns)
      .filter(([, kind]) => kind === 'organisation')
      .flatMap(([name]) => shown.map((row) => textOf(row[name])));
    const names = await namesOf(
      tx,
      accounts.filter((account) => account !== null),
    );
    const cells = shown.map((row) =>
      Object.entries(columns).map(([name, kind]) =>
        presentCell(kind, textOf(row[name]), textOf(row[`${name}_of`]), names),
      ),
    );
    return { rows: cells, isCut: rows.length > most, digest: digestOf(cells) };
  }

  private async requireRead(block: bigint): Promise<void> {
    const { block: newest } = await this.cursor.run();
    if (newest === null) throw nothingRead();
    requireBlockRead(block, BigInt(newest));
  }
}

/** The same rows, in whatever order they came, have the same digest. */
export function digestOf(rows: AuditAnswer['rows']): string {
  const lines = rows.map((row) => JSON.stringify(row.map((cell) => cell?.of ?? cell?.value ?? null))).sort();
  return `0x${createHash('sha256').update(lines.join('\n')).digest('hex')}`;
}

/** @example commandOf('escrows-on-heat', { heat: '4711' }) // "npm run -s topsteel -- ask escrows-on-heat --heat '4711'" */
export function commandOf(key: AuditQuestionKey, parameters: Readonly<Record<string, string>>): string {
  const options = Object.entries(parameters).map(
    ([name, value]) => `--${optionOf(name)} '${value.replaceAll("'", String.raw`'\''`)}'`,
  );
  return ['npm run -s topsteel -- ask', key, ...options].join(' ');
}

/** @example optionOf('atLeast') // 'at-least' */
const optionOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
