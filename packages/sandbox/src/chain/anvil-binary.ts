import { createRequire } from 'node:module';
import { StackError } from '../process/stack-error.ts';

const require = createRequire(import.meta.url);

/**
 * The path of the anvil binary for this machine, out of its platform package (the wrapper package finds it through an
 * install script, which we do not run).
 *
 * @throws StackError when there is none for this platform.
 */
export function anvilBinary(): string {
  const platform = process.platform === 'win32' ? 'win32' : process.platform;
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const name = `@foundry-rs/anvil-${platform}-${architecture}/bin/anvil${process.platform === 'win32' ? '.exe' : ''}`;
  try {
    return require.resolve(name);
  } catch {
    throw new StackError(
      `There is no anvil for ${process.platform} ${process.arch}: set RPC_URL to an Ethereum node of your own.`,
    );
  }
}
