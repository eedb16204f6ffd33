import { encodeWords, readWords, type Hex, type Word } from '../verify/abi-words.ts';
import type { CertificateTuple } from '../verify/evidence.ts';
import type { Log } from '../verify/node-answers.ts';
import type { Register, RegisterDeployment } from '../verify/register.ts';
import { nameOfEvent, topicOfEvent, type ObjectContract } from './object-events.ts';

/** An act of a contract that names an object. */
export interface ObjectAct extends Log {
  contract: ObjectContract;
  /** Of the event. */
  name: string;
}

type Topics = readonly (Hex | null)[];

/** Whose acts. Those of a certificate name its place in its batch; its id is in none but the ledger's. */
export type ActsOf =
  | { kind: 'payment'; id: Hex }
  | { kind: 'unit'; id: Hex }
  | { kind: 'certificate'; id: Hex; certificate: CertificateTuple };

/**
 * Every act of the contracts that names an object, oldest block first.
 *
 * Whoever makes an archive asks a node, whoever checks one asks the proven receipts in it: both find the same.
 *
 * @throws when the node does not answer, or the deployment lacks a contract of this kind.
 */
export async function findObjectActs(
  register: Register,
  deployment: RegisterDeployment,
  of: ActsOf,
): Promise<ObjectAct[]> {
  const found = await Promise.all(
    filtersOf(of).map(async ([contract, topics]) => {
      const address = deployment[contract];
      if (address === undefined) throw new Error(`The deployment names no ${contract}.`);
      const logs = await register.logs(address, topics);
      return logs.flatMap((log): ObjectAct[] => {
        const name = nameOfEvent(contract, log.topics[0]);
        return name === undefined ? [] : [{ ...log, contract, name }];
      });
    }),
  );
  return found
    .flat()
    .filter((act) => of.kind !== 'certificate' || isOfCertificate(act, of.certificate))
    .sort((a, b) => Number(a.blockNumber - b.blockNumber));
}

function filtersOf(of: ActsOf): (readonly [ObjectContract, Topics])[] {
  const id = topicOf(of.id);
  if (of.kind === 'payment') {
    return [
      ['settlementEscrow', [null, id]],
      ['fiatSettlement', [null, id]],
      ['materialLedger', [null, id]],
      ['oracleReports', [topicOfEvent('ReportAccepted'), null, id]],
    ];
  }
  if (of.kind === 'unit') {
    return [
      ['carbonUnits', [null, id]],
      ['carbonUnits', [topicOfEvent('UnitsRetired'), null, id]],
    ];
  }
  const place = [topicOf(of.certificate.issuer), topicOf(of.certificate.batch)];
  return [
    ['certificateRegistry', [topicOfEvent('BatchIssued'), ...place]],
    ['certificateRegistry', [topicOfEvent('CertificatesCountersigned'), ...place]],
    ['certificateRegistry', [topicOfEvent('CertificateRevoked'), ...place, topicOf(of.certificate.index)]],
    // By the id alone: an archive of a part of the acts need not have every lot, as the answer by this event's name must.
    ['materialLedger', [null, null, id]],
  ];
}

/** A body countersigns many certificates of a batch by one act. */
const isOfCertificate = ({ name, data }: ObjectAct, { index }: CertificateTuple): boolean =>
  name !== 'CertificatesCountersigned' || readWords(data).uints(0).includes(index);

const topicOf = (value: Word): Hex => `0x${encodeWords([value])}`;

/** Documents that the acts name by their SHA-256, each once. */
export function documentsNamed(acts: readonly ObjectAct[]): Hex[] {
  const word: Readonly<Record<string, number>> = { UnitsIssued: 2, UnitsCancelled: 3, UnitsRetired: 4 };
  return hashesAt(acts, word);
}

/** EPCIS events that the acts name by their CBV 2.0 hash, each once. */
export function eventsNamed(acts: readonly ObjectAct[]): Hex[] {
  return hashesAt(acts, { TitleReleased: 3, OrderReleased: 4 });
}

function hashesAt(acts: readonly ObjectAct[], word: Readonly<Record<string, number>>): Hex[] {
  const hashes = acts.flatMap(({ name, data }) => {
    const at = Object.hasOwn(word, name) ? word[name] : undefined;
    return at === undefined ? [] : [readWords(data).hex(at)];
  });
  return [...new Set(hashes)].filter((hash) => BigInt(hash) !== 0n);
}
