/**
 * keccak-256 as Ethereum uses it (Keccak before FIPS 202: padding 0x01), over BigInt lanes.
 *
 * Why not a library: the page that a person opens from a label may load 10 kB in all, and the library's hash
 * alone takes a quarter of that. This one is slow (a fifth of a millisecond a block) and its inputs are public,
 * so constant time does not matter. A property test compares it with @noble/hashes byte for byte.
 */
const LANES = 25;
const RATE_BYTES = 136;
const MASK = (1n << 64n) - 1n;

/** Rotation of each lane along the path of pi, and the path itself (Keccak reference, 2.3). */
const rotations: number[] = [];
const path: number[] = [];
const roundConstants: bigint[] = [];
for (let round = 0, x = 1, y = 0, register = 1; round < 24; round += 1) {
  [x, y] = [y, (2 * x + 3 * y) % 5];
  path.push(x + 5 * y);
  rotations.push((((round + 1) * (round + 2)) / 2) % 64);
  let constant = 0n;
  for (let bit = 0; bit < 7; bit += 1) {
    if (register & 1) constant |= 1n << ((1n << BigInt(bit)) - 1n);
    register = (register << 1) ^ (register & 0x80 ? 0x171 : 0);
  }
  roundConstants.push(constant);
}

const rotate = (lane: bigint, by: number) => ((lane << BigInt(by)) | (lane >> BigInt(64 - by))) & MASK;

function permute(state: bigint[]): void {
  const at = (i: number) => state[i] ?? 0n;
  for (const constant of roundConstants) {
    const column = [0, 1, 2, 3, 4].map((x) => at(x) ^ at(x + 5) ^ at(x + 10) ^ at(x + 15) ^ at(x + 20));
    for (let i = 0; i < LANES; i += 1) {
      state[i] = at(i) ^ (column[(i + 4) % 5] ?? 0n) ^ rotate(column[(i + 1) % 5] ?? 0n, 1);
    }
    let carried = at(1);
    path.forEach((to, step) => {
      [carried, state[to]] = [at(to), rotate(carried, rotations[step] ?? 0)];
    });
    for (let row = 0; row < LANES; row += 5) {
      const lanes = state.slice(row, row + 5);
      lanes.forEach((lane, x) => {
        state[row + x] = lane ^ (~(lanes[(x + 1) % 5] ?? 0n) & MASK & (lanes[(x + 2) % 5] ?? 0n));
      });
    }
    state[0] = at(0) ^ constant;
  }
}

/** The 32 bytes of keccak-256. */
export function keccak256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((Math.floor(bytes.length / RATE_BYTES) + 1) * RATE_BYTES);
  padded.set(bytes);
  padded[bytes.length] = 1;
  padded[padded.length - 1] = (padded.at(-1) ?? 0) | 0x80;
  const view = new DataView(padded.buffer);
  const state = new Array<bigint>(LANES).fill(0n);
  for (let block = 0; block < padded.length; block += RATE_BYTES) {
    for (let i = 0; i < RATE_BYTES / 8; i += 1)
      state[i] = (state[i] ?? 0n) ^ view.getBigUint64(block + i * 8, true);
    permute(state);
  }
  const hash = new DataView(new ArrayBuffer(32));
  for (let i = 0; i < 4; i += 1) hash.setBigUint64(i * 8, state[i] ?? 0n, true);
  return new Uint8Array(hash.buffer);
}
