import {
  createTestClient,
  concatHex,
  getContractAddress,
  http,
  pad,
  publicActions,
  serializeErc6492Signature,
  size,
  toHex,
  walletActions,
  type Address,
  type Hex,
} from 'viem';

/** The deterministic deployer that anvil brings along: takes a salt and creation code. */
const DEPLOYER = '0x4e59b44847b379578588920cA78FbF26c0B4956C';

/**
 * A contract account that takes its owner's signature (ERC-1271), small enough to be written out: it puts hash, v, r and s
 * into memory, asks the precompile at 1 for the signer, and answers 0x1626ba7e when that is the owner, else zero.
 */
function creationCode(owner: Address): Hex {
  const runtime = concatHex([
    '0x600435600052', // hash
    '0x60a43560001a602052', // v
    '0x606435604052', // r
    '0x608435606052', // s
    '0x602060806080600060015afa50', // recover
    '0x60805173',
    owner,
    '0x14631626ba7e02', // equal, times the magic value
    '0x60e01b60005260206000f3',
  ]);
  const length = toHex(size(runtime), { size: 1 });
  return concatHex(['0x60', length, '0x600c60003960', length, '0x6000f3', runtime]);
}

const addressOf = (owner: Address, salt: Hex): Address =>
  getContractAddress({ opcode: 'CREATE2', from: DEPLOYER, salt, bytecode: creationCode(owner) });

/** Deploys the account. @returns its address */
export async function deployWallet(rpcUrl: string, owner: Address): Promise<Address> {
  const salt = pad('0x01');
  const client = createTestClient({ mode: 'anvil', transport: http(rpcUrl) })
    .extend(publicActions)
    .extend(walletActions);
  const [sender] = await client.getAddresses();
  if (!sender) throw new Error('The chain has no account to send from.');
  const hash = await client.sendTransaction({
    account: sender,
    chain: null,
    to: DEPLOYER,
    data: concatHex([salt, creationCode(owner)]),
  });
  await client.waitForTransactionReceipt({ hash, pollingInterval: 20 });
  return addressOf(owner, salt);
}

/** The account that stands nowhere yet, with how its signatures say where it will (ERC-6492). */
export function walletToBe(owner: Address): { address: Address; wrap: (signature: Hex) => Hex } {
  const salt = pad('0x02');
  return {
    address: addressOf(owner, salt),
    wrap: (signature) =>
      serializeErc6492Signature({
        address: DEPLOYER,
        data: concatHex([salt, creationCode(owner)]),
        signature,
      }),
  };
}
