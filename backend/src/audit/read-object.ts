import { Injectable } from '@nestjs/common';
import { figuresOf, wordOf, type ChainFigure } from '@topsteel/chain';
import type { AuditAct, AuditFact, AuditObject, AuditObjectKind } from '@topsteel/domain/api';
import { ChainClient } from '../platform/chain/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { fileTooLong } from './answer-csv.ts';
import { AuditScopes } from './audit-scope.ts';
import { selectActs } from './infra/act-store.ts';
import { namesOf } from './infra/name-store.ts';
import type { ReadFact, ReadTable, ReadThing } from './objects/object-sql.ts';
import { actsOf, readThing } from './objects/read-thing.ts';
import { presentCell } from './present-cell.ts';
import { ReadCursor } from './read-cursor.ts';

const MOST_ACTS = 200;
/** More than this process holds at once. */
const MOST_EXPORTED = 20_000;

/** Reads one object of the record with its whole story, and holds its figures against the contracts'. */
@Injectable()
export class ReadObject {
  constructor(
    private readonly scopes: AuditScopes,
    private readonly cursor: ReadCursor,
    private readonly chain: ChainClient,
  ) {}

  /** @throws AppError `not-found` when there is no such object, or it lies outside of what the caller may see. */
  run(caller: CallerIdentity, kind: AuditObjectKind, id: string): Promise<AuditObject> {
    return this.read(caller, kind, id, MOST_ACTS);
  }

  /** The same with every act, for a file. @throws AppError as {@link run}, or for too many acts. */
  async whole(caller: CallerIdentity, kind: AuditObjectKind, id: string): Promise<AuditObject> {
    const read = await this.read(caller, kind, id, MOST_EXPORTED);
    if (read.actsAreCut) throw fileTooLong('acts', MOST_EXPORTED);
    return read;
  }

  private async read(
    caller: CallerIdentity,
    kind: AuditObjectKind,
    id: string,
    most: number,
  ): Promise<AuditObject> {
    const asOf = await this.cursor.run();
    const { thing, acts, names } = await this.scopes.read(
      caller,
      { what: `audit-object:${kind}:${id}` },
      async (tx, scope) => {
        const found = await readThing(tx, scope, kind, id);
        const rows = await selectActs(tx, found.transaction, actsOf(scope, found), most + 1);
        return { thing: found, acts: rows, names: await namesOf(tx, accountsOf(found, rows)) };
      },
    );
    const standing =
      asOf.block === null ? new Map<string, ChainStanding>() : await this.ask(thing, BigInt(asOf.block));
    const facts = thing.facts.map((fact) => presentFact(fact, names, standing.get(fact.key)));
    return {
      kind,
      id: thing.id,
      title: thing.title,
      subject: thing.subject,
      orderId: thing.orderId ?? null,
      lotCode: thing.lotCode ?? null,
      facts,
      tables: thing.tables.map((table) => presentTable(table, names)),
      acts: acts.slice(0, most).map((act) => presentAct(act, names)),
      actsAreCut: acts.length > most,
      documents: [...thing.documents],
      asOf,
      agrees: facts.every(({ agrees }) => agrees !== false),
      command:
        thing.onChain === null || asOf.block === null
          ? null
          : `npm run -s topsteel -- inspect ${thing.onChain.kind} ${thing.onChain.id} --block ${asOf.block}`,
    };
  }

  /** What the contracts say of an object at a block; a figure without an answer stands with null. */
  private async ask({ onChain }: ReadThing, block: bigint): Promise<Map<string, ChainStanding>> {
    if (onChain === null) return new Map();
    const figures = figuresOf(this.chain.deployment, onChain.kind, onChain.id);
    const answers = new Map<string, Promise<string | null>>();
    for (const { to, data } of figures) {
      if (!answers.has(data)) {
        const call = this.chain
          .ask((client) => client.call({ to, data, blockNumber: block }))
          .then(({ data: said }) => said ?? null)
          // A call that reverts has no figure, and neither has a node that is away: both are shown as not checked.
          .catch(() => null);
        answers.set(data, call);
      }
    }
    return new Map(
      await Promise.all(
        figures.map(async (figure): Promise<[string, ChainStanding]> => {
          const said = (await answers.get(figure.data)) ?? null;
          const value = said === null ? null : wordOf(said, figure.word);
          return [figure.key, { ...figure, block: block.toString(), value: value?.toString() ?? null }];
        }),
      ),
    );
  }
}

type ChainStanding = ChainFigure & { block: string; value: string | null };

type Act = Awaited<ReturnType<typeof selectActs>>[number];

const accountsOf = (thing: ReadThing, acts: readonly Act[]): string[] => [
  ...thing.facts.flatMap(({ kind, value }) => (kind === 'organisation' && value !== null ? [value] : [])),
  ...thing.tables.flatMap(({ columns, rows }) =>
    Object.entries(columns)
      .filter(([, kind]) => kind === 'organisation')
      .flatMap(([name]) => rows.flatMap((row) => row[name] ?? [])),
  ),
  ...acts.flatMap(({ organisation }) => organisation ?? []),
];

function presentFact(
  { key, kind, value, of, currency, transaction }: ReadFact,
  names: ReadonlyMap<string, string>,
  standing: ChainStanding | undefined,
): AuditFact {
  const cell = presentCell(kind, value, of ?? null, names);
  const chain =
    standing === undefined
      ? null
      : {
          contract: standing.contract,
          call: standing.call,
          to: standing.to,
          data: standing.data,
          block: standing.block,
          word: standing.word,
          value: standing.value,
        };
  return {
    key,
    kind,
    value: cell?.value ?? null,
    of: cell?.of ?? null,
    currency: currency ?? null,
    transaction: transaction ?? null,
    chain,
    agrees:
      chain === null || chain.value === null || value === null
        ? null
        : comparable(kind, value) === chain.value,
  };
}

/** The contracts count time in seconds. */
const comparable = (kind: AuditFact['kind'], value: string): string =>
  kind === 'instant' ? Math.floor(Date.parse(value) / 1_000).toString() : value;

const presentTable = ({ key, columns, rows }: ReadTable, names: ReadonlyMap<string, string>) => ({
  key,
  columns: Object.entries(columns).map(([name, kind]) => ({ key: name, kind })),
  rows: rows.map((row) =>
    Object.entries(columns).map(([name, kind]) =>
      presentCell(kind, row[name] ?? null, row[`${name}_of`] ?? null, names),
    ),
  ),
});

function presentAct(act: Act, names: ReadonlyMap<string, string>): AuditAct {
  return {
    id: act.id,
    at: act.at.toISOString(),
    block: act.block,
    blockHash: act.block_hash,
    transaction: act.tx_hash,
    logIndex: act.log_index,
    contract: act.contract,
    name: act.name,
    isFinal: act.status === 'final',
    signer: act.signer,
    organisation: presentCell('organisation', act.organisation, null, names),
    standing: act.standing,
    documentHash: act.document_hash,
    args: act.args,
  };
}
