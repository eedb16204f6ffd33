import { expect } from 'chai';
import { encodeAbiParameters, encodeEventTopics, parseAbi } from 'viem';
import { decodeLog } from './decode-log.ts';

const abi = parseAbi([
  'struct Goods { uint256 lotId; uint128 maxGrams; address titleTo; }',
  'event PaymentAuthorized(bytes32 indexed paymentId, address indexed payer, uint16 feeBps, bool isPinned, Goods goods)',
]);
const escrow = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const payer = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const paymentId = `0x${'ab'.repeat(32)}` as const;

const log = {
  address: escrow.toLowerCase() as `0x${string}`,
  topics: encodeEventTopics({ abi, eventName: 'PaymentAuthorized', args: { paymentId, payer } }) as [
    `0x${string}`,
  ],
  data: encodeAbiParameters(
    [
      { type: 'uint16' },
      { type: 'bool' },
      { type: 'tuple', components: [{ type: 'uint256' }, { type: 'uint128' }, { type: 'address' }] },
    ],
    [150, true, [2n ** 99n, 5_000_000n, payer]],
  ),
  blockNumber: 1n,
  blockHash: paymentId,
  transactionHash: paymentId,
  logIndex: 0,
};

describe('decoded log', () => {
  it('names its arguments, with integers of every width as decimal strings', () => {
    expect(decodeLog(log, [{ name: 'settlementEscrow', address: escrow, abi }])).to.deep.equal({
      contract: 'settlementEscrow',
      name: 'PaymentAuthorized',
      args: {
        paymentId,
        payer,
        feeBps: '150',
        isPinned: true,
        goods: { lotId: '633825300114114700748351602688', maxGrams: '5000000', titleTo: payer },
      },
    });
  });

  it('is nothing when the contract is not ours, or the event is not known', () => {
    expect(decodeLog(log, [{ name: 'directory', address: payer, abi }])).to.equal(null);
    const foreign = { ...log, topics: [paymentId] as [`0x${string}`] };
    expect(decodeLog(foreign, [{ name: 'settlementEscrow', address: escrow, abi }])).to.equal(null);
  });
});
