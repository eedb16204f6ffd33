import { concatHex, encodeAbiParameters, keccak256, type Abi, type AbiParameter, type Hex } from 'viem';
import code from '../generated/bytecode.json' with { type: 'json' };
import * as abis from '../generated/index.ts';

interface Place {
  start: number;
  length: number;
}

interface Compiled {
  bytecode: Hex;
  deployedBytecode: Hex;
  links: Place[];
  immutables: Place[];
}

/**
 * The compiled contract as committed.
 *
 * @throws Error when the generated code does not have it.
 */
export function compiled(name: string): Compiled {
  const found = (code as Record<string, object>)[name];
  if (found === undefined) {
    throw new Error(`${name} is not in packages/chain/src/generated/bytecode.json: run npm run generate.`);
  }
  return found as Compiled;
}

/** The contract's ABI; empty for Circle's library, which has none here. */
export function abiOf(name: string): Abi {
  return ((abis as Record<string, unknown>)[`${name}Abi`] as Abi | undefined) ?? [];
}

/** keccak256 of the creation code without arguments: what the settlement system commits to. */
export function creationCodeHash(name: string): Hex {
  return keccak256(compiled(name).bytecode);
}

/** Creation code with the library's address at each link and the constructor's arguments behind. */
export function initCodeOf(
  name: string,
  inputs: readonly AbiParameter[] = [],
  values: readonly unknown[] = [],
  library?: Hex,
): Hex {
  const { bytecode, links } = compiled(name);
  return concatHex([place(bytecode, links, library), encodeAbiParameters(inputs, values)]);
}

/** Runtime code with the bytes that construction fills in (immutables, links, a library's own address) blanked. */
export function blanked(name: string, runtime: Hex): Hex {
  const { deployedBytecode, links, immutables } = compiled(name);
  // Where creation code has a link, runtime code has it that much earlier, by the length of the constructor's part.
  const shift = (compiled(name).bytecode.length - deployedBytecode.length) / 2;
  const runtimeLinks = links.map(({ start, length }) => ({ start: start - shift, length }));
  const isLibrary = deployedBytecode.startsWith('0x73000000');
  const own = isLibrary ? [{ start: 1, length: 20 }] : [];
  return place(runtime, [...immutables, ...runtimeLinks, ...own]);
}

function place(bytes: Hex, places: readonly Place[], value?: Hex): Hex {
  let text: string = bytes;
  for (const { start, length } of places) {
    const fill = (value?.slice(2) ?? '').padStart(length * 2, '0').toLowerCase();
    text = text.slice(0, 2 + start * 2) + fill + text.slice(2 + (start + length) * 2);
  }
  return text as Hex;
}
