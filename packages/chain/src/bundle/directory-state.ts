import type { Word } from '../verify/abi-words.ts';
import { addressIn, entryOf, fieldOf, itemOf, type ReadSlot } from './storage-layout.ts';

/** Slots of `Directory`. */
const ORGANISATIONS = 3n;
const SIGNERS = 4n;
const TENURES = 5n;
const ALL_CAPABILITIES = [1n, 2n, 4n, 8n, 16n, 32n, 64n, 128n];

export interface Window {
  from: number;
  until: number;
}

/** `Directory`, answered from its storage: its views, line by line. */
export class DirectoryState {
  private readonly contract: string;
  private readonly read: ReadSlot;

  constructor(contract: string, read: ReadSlot) {
    this.contract = contract;
    this.read = read;
  }

  async organisationOf(account: Word, time: number): Promise<Word[]> {
    const slot = entryOf(ORGANISATIONS, account);
    const [head, profile] = [await this.slot(slot), await this.slot(slot + 1n)];
    let capabilities = 0n;
    for (const bit of ALL_CAPABILITIES) if (await this.holds(account, bit, time)) capabilities |= bit;
    return [profile, addressIn(head), fieldOf(head, 160, 48), capabilities];
  }

  async signerOf(
    organisation: Word,
    signer: Word,
  ): Promise<{ from: number; until: number; compromised: number }> {
    const word = await this.slot(entryOf(SIGNERS, organisation, signer));
    return {
      from: Number(fieldOf(word, 0, 48)),
      until: Number(fieldOf(word, 48, 48)),
      compromised: Number(fieldOf(word, 96, 48)),
    };
  }

  async isCompromised(organisation: Word, signer: Word, time: number): Promise<boolean> {
    const { compromised } = await this.signerOf(organisation, signer);
    return compromised !== 0 && compromised <= time;
  }

  async isAuthorised(organisation: Word, signer: Word, mask: bigint, time: number): Promise<boolean> {
    const head = await this.slot(entryOf(ORGANISATIONS, organisation));
    const registeredAt = Number(fieldOf(head, 160, 48));
    if (registeredAt === 0 || registeredAt > time) return false;
    const { from, until, compromised } = await this.signerOf(organisation, signer);
    if (compromised !== 0 && compromised <= time) return false;
    const isItself = BigInt(signer) === BigInt(organisation);
    if (!isItself && (time < from || time >= until)) return false;
    const candidates = mask & fieldOf(head, 208, 8);
    for (const bit of ALL_CAPABILITIES)
      if ((candidates & bit) !== 0n && (await this.holds(organisation, bit, time))) return true;
    return false;
  }

  /** Windows of a capability, the earliest first. */
  async windowsOf(organisation: Word, capability: bigint): Promise<Window[]> {
    const slot = entryOf(TENURES, organisation, capability);
    const latest = windowIn(await this.slot(slot));
    if (latest.until === 0) return [];
    const count = Number(await this.slot(slot + 1n));
    const earlier = [];
    for (let i = 0; i < count; i += 1) earlier.push(windowIn(await this.slot(itemOf(slot + 1n, i))));
    return [...earlier, latest];
  }

  private async holds(organisation: Word, capability: bigint, time: number): Promise<boolean> {
    const slot = entryOf(TENURES, organisation, capability);
    let window = windowIn(await this.slot(slot));
    const count = window.from <= time ? 0 : Number(await this.slot(slot + 1n));
    for (let i = count; i !== 0; i -= 1) {
      window = windowIn(await this.slot(itemOf(slot + 1n, i - 1)));
      if (window.from <= time) break;
    }
    return window.from <= time && time < window.until;
  }

  private slot(slot: bigint): Promise<bigint> {
    return this.read(this.contract, slot);
  }
}

function windowIn(word: bigint): Window {
  return { from: Number(fieldOf(word, 0, 48)), until: Number(fieldOf(word, 48, 48)) };
}
