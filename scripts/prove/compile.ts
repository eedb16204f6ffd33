/** Compiles the harnesses of test/formal, with the settings that the product is compiled with. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface CompilerMessage {
  severity: string;
  errorCode?: string;
  message: string;
  formattedMessage: string;
}

/** Of one contract. */
export interface Compiled {
  code: Uint8Array;
  functions: readonly { name: string; signature: string; words: number; selector: bigint }[];
}

interface Output {
  errors?: readonly CompilerMessage[];
  contracts?: Record<
    string,
    Record<
      string,
      { evm: { deployedBytecode: { object: string }; methodIdentifiers: Record<string, string> } }
    >
  >;
}

interface Callbacks {
  import: (path: string) => { contents: string };
  smtSolver?: (query: string) => { contents: string };
}

const require = createRequire(import.meta.url);
const solc = require('solc') as { compile: (input: string, callbacks: Callbacks) => string };
const ROOT = join(import.meta.dirname, '..', '..');

function compile(sources: readonly string[], settings: object, solve?: Callbacks['smtSolver']): Output {
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(
      sources.map((file) => [file, { content: readFileSync(join(ROOT, file), 'utf8') }]),
    ),
    settings: { evmVersion: 'cancun', ...settings },
  };
  const open = (path: string): { contents: string } => ({
    contents: readFileSync(join(ROOT, path.startsWith('@') ? 'node_modules' : '', path), 'utf8'),
  });
  const callbacks: Callbacks = solve === undefined ? { import: open } : { import: open, smtSolver: solve };
  const output = JSON.parse(solc.compile(JSON.stringify(input), callbacks)) as Output;
  const fault = output.errors?.find(({ severity }) => severity === 'error');
  if (fault !== undefined) throw new Error(fault.formattedMessage);
  return output;
}

/** The harnesses' files. */
export function harnesses(): string[] {
  return readdirSync(join(ROOT, 'test/formal'))
    .filter((file) => file.endsWith('.sol'))
    .map((file) => `test/formal/${file}`);
}

/** Bytecode and functions of a contract. */
export function bytecodeOf(file: string, contract: string): Compiled {
  const output = compile([file], {
    viaIR: true,
    optimizer: { enabled: true, runs: 100_000 },
    metadata: { bytecodeHash: 'none' },
    outputSelection: { '*': { '*': ['evm.deployedBytecode.object', 'evm.methodIdentifiers'] } },
  });
  const evm = output.contracts?.[file]?.[contract]?.evm;
  if (evm === undefined) throw new Error(`${file} has no contract ${contract}.`);
  return {
    code: Buffer.from(evm.deployedBytecode.object, 'hex'),
    functions: Object.entries(evm.methodIdentifiers).map(([signature, selector]) => ({
      name: signature.slice(0, signature.indexOf('(')),
      signature,
      words: (signature.match(/[a-z0-9]+(?=[,)])/g) ?? []).length,
      selector: BigInt(`0x${selector}`),
    })),
  };
}

/** What SMTChecker says of the assertions of a contract: every message about them. */
export function modelCheck(file: string, contract: string, solve: (query: string) => string): string[] {
  const output = compile(
    [file],
    {
      outputSelection: { [file]: { [contract]: ['abi'] } },
      modelChecker: {
        engine: 'chc',
        solvers: ['smtlib2'],
        targets: ['assert'],
        contracts: { [file]: [contract] },
        showProvedSafe: true,
        showUnproved: true,
      },
    },
    (query) => ({ contents: solve(query) }),
  );
  return (output.errors ?? []).map(({ message }) => message).filter((message) => message.startsWith('CHC: '));
}
