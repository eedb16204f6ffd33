import type { Word } from '../verify/abi-words.ts';
import type { DirectoryState } from './directory-state.ts';
import { addressIn, entryOf, fieldOf, type ReadSlot } from './storage-layout.ts';

/** Slots of `EmissionStatements`: EIP-712 takes the first two. */
const STANDING = 2n;
const RECORDS = 3n;
const VERIFICATIONS = 4n;
/** MILL, PROCESSOR, STOCKIST. */
const TRANSFORMER = 7n;
const VERIFIER = 32n;

/** `EmissionStatements`, answered from its storage: its views, line by line. */
export class StatementState {
  private readonly contract: string;
  private readonly directory: DirectoryState;
  private readonly read: ReadSlot;

  constructor(contract: string, directory: DirectoryState, read: ReadSlot) {
    this.contract = contract;
    this.directory = directory;
    this.read = read;
  }

  async standingOf(lotId: Word): Promise<Word[]> {
    const id = await this.slot(entryOf(STANDING, lotId));
    return [id, await this.status(id)];
  }

  async verificationOf(id: Word): Promise<Word[]> {
    const { verifier, ordinal, signer, verifiedAt, withdrawnAt } = await this.verification(id);
    return [verifier, ordinal, signer, verifiedAt, withdrawnAt];
  }

  private async status(id: bigint): Promise<number> {
    const slot = entryOf(RECORDS, id);
    const head = await this.slot(slot);
    const [declarer, declaredAt] = [addressIn(head), Number(fieldOf(head, 160, 48))];
    if (declaredAt === 0) return 0;
    const signer = addressIn(await this.slot(slot + 1n));
    const lotId = await this.slot(slot + 2n);
    if ((await this.slot(entryOf(STANDING, lotId))) !== id) return 1;
    if (await this.directory.isCompromised(declarer, signer, declaredAt)) return 2;
    if (!(await this.directory.isAuthorised(declarer, signer, TRANSFORMER, declaredAt))) return 3;
    const last = await this.verification(id);
    if (last.ordinal === 0) return 4;
    if (last.withdrawnAt !== 0) return 5;
    if (await this.directory.isCompromised(last.verifier, last.signer, last.verifiedAt)) return 6;
    return (await this.directory.isAuthorised(last.verifier, last.signer, VERIFIER, last.verifiedAt)) ? 8 : 7;
  }

  private async verification(id: Word) {
    const slot = entryOf(VERIFICATIONS, id);
    const [first, second] = [await this.slot(slot), await this.slot(slot + 1n)];
    return {
      verifier: addressIn(first),
      ordinal: Number(fieldOf(first, 160, 32)),
      signer: addressIn(second),
      verifiedAt: Number(fieldOf(second, 160, 48)),
      withdrawnAt: Number(fieldOf(second, 208, 48)),
    };
  }

  private slot(slot: bigint): Promise<bigint> {
    return this.read(this.contract, slot);
  }
}
