import { expect } from 'chai';
import { toEventSignature, toFunctionSignature, type Abi, type AbiEvent, type AbiFunction } from 'viem';
import {
  certificateRegistryAbi,
  directoryAbi,
  emissionStatementsAbi,
  materialLedgerAbi,
} from '../generated/index.ts';
import { abi } from './fixtures/register-abi.ts';

/** Name and types, which of them are indexed, and what a function returns. */
function shapesOf(entries: Abi): string[] {
  return entries.flatMap((entry) => {
    if (entry.type === 'function') return [`${toFunctionSignature(entry)} → ${returnsOf(entry)}`];
    if (entry.type === 'event') return [`${toEventSignature(entry)} indexed ${indexedOf(entry)}`];
    if (entry.type !== 'error') return [];
    return [toFunctionSignature({ ...entry, type: 'function', outputs: [], stateMutability: 'view' })];
  });
}

function returnsOf({ outputs }: AbiFunction): string {
  return toFunctionSignature({
    ...{ type: 'function', name: '', stateMutability: 'view' },
    ...{ inputs: outputs, outputs: [] },
  });
}

function indexedOf({ inputs }: AbiEvent): string {
  return inputs.map((input) => (input.indexed === true ? '1' : '0')).join('');
}

describe('register ABI', () => {
  it('asks and reads what the compiled contracts have', () => {
    const compiled = [certificateRegistryAbi, materialLedgerAbi, directoryAbi, emissionStatementsAbi].flatMap(
      shapesOf,
    );
    expect(compiled).to.include.members(shapesOf(abi));
    expect(shapesOf(abi)).to.have.length(19);
  });
});
