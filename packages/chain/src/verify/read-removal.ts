import { encodeCall, readWords, type Hex } from './abi-words.ts';
import { MILL, PROCESSOR, type Register } from './register.ts';

/**
 * When an issuer that may not issue any more lost that right.
 *
 * @returns unix seconds of the end of its last window as a manufacturer; undefined when it may issue now or never could.
 * @throws when the node does not answer.
 */
export async function readRemoval(
  register: Register,
  directory: string,
  issuer: Hex,
): Promise<number | undefined> {
  const windows = await Promise.all(
    [MILL, PROCESSOR].map(async (capability) => {
      const call = encodeCall('capabilityWindows(address,uint256)', [issuer, capability]);
      const words = readWords(await register.call(directory, call));
      // A list of (validFrom, validUntil), two words each.
      const count = words.number(1);
      return Array.from({ length: count }, (_, i) => ({
        from: words.number(2 + 2 * i),
        until: words.number(3 + 2 * i),
      }));
    }),
  );
  const all = windows.flat();
  if (all.some(({ from, until }) => from <= register.block.at && register.block.at < until)) return undefined;
  const ended = all.map(({ until }) => until).filter((until) => until <= register.block.at);
  return ended.length === 0 ? undefined : Math.max(...ended);
}
