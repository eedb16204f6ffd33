import { encodeCall, encodeWords, keccak, readWords, type Hex } from '../verify/abi-words.ts';
import { line, shortAccount } from '../verify/lot-facts.ts';
import type { Register, RegisterDeployment } from '../verify/register.ts';
import type { VerdictLine } from '../verify/report.ts';
import type { ObjectAct } from './object-acts.ts';
import { sumOrder, sumPayment, type PaymentSums } from './sum-payment.ts';

/** What the acts of an object add up to, held against the contract's own record of it. */
export interface JudgedRecord {
  /** The figures, or which of them differs; undefined when the contract has no record of it. */
  line: VerdictLine | undefined;
  /** Lot of a payment's steel; 0 when there is none. */
  lotId: bigint;
}

/** A figure by the acts and by the contract. */
type Figure = readonly [name: string, acts: bigint, held: bigint];

const AUTHORIZED = 1n;
const CLOSED = 2n;

/**
 * A payment, by whichever of the two settlement contracts knows it.
 *
 * @throws when the register does not answer.
 */
export async function judgePayment(
  register: Register,
  { settlementEscrow = '', fiatSettlement = '', usdc, eurc }: RegisterDeployment,
  id: Hex,
  acts: readonly ObjectAct[],
): Promise<JudgedRecord> {
  const call = encodeCall('stateOf(bytes32)', [id]);
  const [escrow, fiat] = await Promise.all(
    [settlementEscrow, fiatSettlement].map(async (to) => readWords(await register.call(to, call))),
  );
  if (escrow === undefined || fiat === undefined) throw new Error('A contract did not answer.');
  const how = { block: register.block.number.toString() };
  if (escrow.uint(0) !== 0n) {
    const sums = sumPayment(acts);
    const { token, authorized, captured, returned, refunded, lotId } = sums;
    const open = authorized - captured - returned;
    const differing = differenceIn([
      ['phase', open > 0n ? AUTHORIZED : CLOSED, escrow.uint(0)],
      ['capturable', open, escrow.uint(1)],
      ['refundable', captured - refunded, escrow.uint(2)],
      ['disputed', open > 0n ? sums.disputed : 0n, escrow.uint(3)],
    ]);
    const figures = textsOf({ authorized, captured, returned, refunded, open });
    const params = { ...figures, token: tokenName(token, usdc, eurc) };
    return { line: differing ?? line('record', 'recordPayment', params, 'recordSummed', how), lotId };
  }
  const { isOpened, isCancelled, lotId, maxGrams, releasedGrams } = sumOrder(acts);
  if (fiat.uint(0) === 0n) return { line: undefined, lotId };
  const isClosed = isCancelled || (isOpened && releasedGrams === maxGrams);
  const differing = differenceIn([
    ['phase', isClosed ? CLOSED : isOpened ? AUTHORIZED : 0n, fiat.uint(0)],
    ['releasedGrams', releasedGrams, fiat.uint(1)],
  ]);
  const figures = textsOf({ mass: releasedGrams, certified: maxGrams });
  return { line: differing ?? line('record', 'recordOrder', figures, 'recordSummed', how), lotId };

  function differenceIn(figures: readonly Figure[]): VerdictLine | undefined {
    return differs(figures, how.block);
  }
}

/**
 * A class of carbon units: its totals, its issuer and its next serial.
 *
 * @throws when the register does not answer.
 */
export async function judgeUnits(
  register: Register,
  { carbonUnits = '' }: RegisterDeployment,
  id: Hex,
  acts: readonly ObjectAct[],
): Promise<JudgedRecord> {
  const [totals, held] = await Promise.all(
    ['totalsOf(bytes32)', 'classOf(bytes32)'].map(async (signature) =>
      readWords(await register.call(carbonUnits, encodeCall(signature, [id]))),
    ),
  );
  if (totals === undefined || held === undefined) throw new Error('A contract did not answer.');
  if (held.uint(0) === 0n) return { line: undefined, lotId: 0n };
  const gramsIn = (name: string, first: number): bigint =>
    acts
      .filter((act) => act.name === name)
      .reduce((sum, { data }) => sum + readWords(data).uint(first + 1) - readWords(data).uint(first), 0n);
  const [issued, retired, cancelled] = [
    gramsIn('UnitsIssued', 0),
    gramsIn('UnitsRetired', 2),
    gramsIn('UnitsCancelled', 1),
  ];
  const active = issued - retired - cancelled;
  const opened = acts.find(({ name }) => name === 'ClassOpened');
  const ends = acts.filter(({ name }) => name === 'UnitsIssued').map(({ data }) => readWords(data).uint(1));
  const block = register.block.number.toString();
  const differing = differs(
    [
      ['classId', opened === undefined ? 0n : classIdIn(opened), BigInt(id)],
      ['issuer', BigInt(opened?.topics[2] ?? '0x0'), held.uint(0)],
      ['nextSerial', ends.reduce((most, end) => (end > most ? end : most), 0n), held.uint(1)],
      ['issued', issued, totals.uint(0)],
      ['active', active, totals.uint(1)],
      ['retired', retired, totals.uint(2)],
      ['cancelled', cancelled, totals.uint(3)],
    ],
    block,
  );
  const figures = textsOf({ issued, active, retired, cancelled });
  return {
    line: differing ?? line('record', 'recordUnits', figures, 'recordSummed', { block }),
    lotId: 0n,
  };
}

function differs(figures: readonly Figure[], block: string): VerdictLine | undefined {
  const found = figures.find(([, acts, held]) => acts !== held);
  if (found === undefined) return undefined;
  const [figure, acts, held] = found;
  const params = { figure, acts: acts.toString(), held: held.toString() };
  return line('record', 'recordDiffers', params, 'recordSummed', { block });
}

/** `keccak256(abi.encode(programme, project, vintage))`: a class has its name in its id. */
function classIdIn({ data }: ObjectAct): bigint {
  const words = readWords(data);
  return BigInt(keccak(`0x${encodeWords([words.hex(0), words.hex(1), words.hex(2)])}`));
}

const textsOf = (figures: Readonly<Record<string, bigint>>): Record<string, string> =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, value.toString()]));

function tokenName(token: PaymentSums['token'], usdc?: string, eurc?: string): string {
  if (token === undefined) return '?';
  const isIt = (other: string | undefined): boolean => other?.toLowerCase() === token;
  return isIt(usdc) ? 'USDC' : isIt(eurc) ? 'EURC' : shortAccount(token);
}
