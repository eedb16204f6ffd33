import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  hexToBytes,
  parseTransaction,
  recoverTransactionAddress,
  recoverTypedDataAddress,
  toBytes,
  toHex,
} from 'viem';
import type { Hex } from 'viem';
import { privateKeyToAccount, sign } from 'viem/accounts';
import { signAwsRequest } from './aws-signature.ts';
import { readDerLowS, SECP256K1_ORDER } from './der-signature.ts';
import { openKmsKey } from './kms-key.ts';
import { readKmsCredentials } from './kms-credentials.ts';
import type { KmsCredentials } from './kms-credentials.ts';
import type { KmsPlace } from './kms-key.ts';

const privateKey = `0x${'4c'.repeat(32)}` as const;
const account = privateKeyToAccount(privateKey);
const credentials: KmsCredentials = {
  aws: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  bearerToken: 'ya29.example',
};

const always = (given: KmsCredentials) => () => Promise.resolve(given);

/** DER as a service writes it: shortest form, a zero before a leading one bit. */
function der(r: bigint, s: bigint): Buffer {
  const integer = (value: bigint): number[] => {
    const bytes = [...toBytes(value)];
    const padded = ((bytes[0] ?? 0) & 0x80) === 0 ? bytes : [0, ...bytes];
    return [0x02, padded.length, ...padded];
  };
  const body = [...integer(r), ...integer(s)];
  return Buffer.from([0x30, body.length, ...body]);
}

const typedData = {
  domain: { name: 'TopSteel OracleReports', version: '1', chainId: 31337 },
  types: { Report: [{ name: 'round', type: 'uint32' }] },
  primaryType: 'Report',
  message: { round: 7 },
} as const;

describe('A key in a key management service', () => {
  let server: Server;
  let endpoint: string;
  /** What the service does with s: HSMs answer either of the two equivalent values. */
  let isHigh: boolean;
  let isForeign: boolean;
  let asked: { path: string; headers: IncomingMessage['headers']; body: string }[];

  before(async () => {
    server = createServer((request, response) => {
      void answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  after(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => {
    isHigh = false;
    isForeign = false;
    asked = [];
  });

  async function answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    asked.push({ path: request.url ?? '', headers: request.headers, body });
    const isAws = request.headers['x-amz-target'] === 'TrentService.Sign';
    const isKnown = isAws
      ? request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/') === true
      : request.headers.authorization === 'Bearer ya29.example';
    if (!isKnown) return { status: 403, body: { message: 'denied' } };
    const read = JSON.parse(body) as { Message?: string; digest?: { sha256: string } };
    const hash = toHex(Buffer.from(read.Message ?? read.digest?.sha256 ?? '', 'base64'));
    const { r, s } = await sign({ hash, privateKey: isForeign ? `0x${'11'.repeat(32)}` : privateKey });
    const low = BigInt(s);
    const signature = der(BigInt(r), isHigh ? SECP256K1_ORDER - low : low).toString('base64');
    return { status: 200, body: isAws ? { KeyId: 'k', Signature: signature } : { signature } };
  }

  const places = (): [string, KmsPlace][] => [
    ['aws', { kind: 'aws', endpoint, region: 'eu-central-1', keyId: 'alias/report-1' }],
    [
      'gcp',
      { kind: 'gcp', endpoint, keyId: 'projects/p/locations/l/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1' },
    ],
  ];

  for (const at of [0, 1]) {
    it(`signs typed data and transactions as the key in a file does, by ${places()[at]![0]}`, async () => {
      const key = openKmsKey(account.address, places()[at]![1], always(credentials));
      for (const high of [false, true]) {
        isHigh = high;
        const signature = await key.signTypedData(typedData);
        expect(await recoverTypedDataAddress({ ...typedData, signature })).to.equal(account.address);
        // The low s, whichever the service gave: the same bytes as from a file.
        expect(signature).to.equal(await account.signTypedData(typedData));
        const transaction = {
          type: 'eip1559',
          chainId: 31337,
          nonce: 4,
          to: account.address,
          value: 1n,
          gas: 21_000n,
          maxFeePerGas: 2_000_000_000n,
          maxPriorityFeePerGas: 1_000_000_000n,
        } as const;
        const raw = await key.signTransaction(transaction);
        expect(raw).to.equal(await account.signTransaction(transaction));
        expect(await recoverTransactionAddress({ serializedTransaction: raw as `0x02${string}` })).to.equal(
          account.address,
        );
        expect(parseTransaction(raw).nonce).to.equal(4);
      }
    });
  }

  it('names the key to the service as its interface says', async () => {
    await openKmsKey(account.address, places()[0]![1], always(credentials)).signTypedData(typedData);
    await openKmsKey(account.address, places()[1]![1], always(credentials)).signTypedData(typedData);
    expect(JSON.parse(asked[0]!.body)).to.include({
      KeyId: 'alias/report-1',
      MessageType: 'DIGEST',
      SigningAlgorithm: 'ECDSA_SHA_256',
    });
    expect(asked[1]!.path).to.equal(
      '/v1/projects/p/locations/l/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1:asymmetricSign',
    );
  });

  it('gives no signature of another key on, nor an answer that is none', async () => {
    isForeign = true;
    const key = openKmsKey(account.address, places()[0]![1], always(credentials));
    expect(await reasonOf(key.signTypedData(typedData))).to.equal(
      `The key service signed with another key than that of ${account.address}.`,
    );
    const denied = openKmsKey(
      account.address,
      places()[1]![1],
      always({ ...credentials, bearerToken: 'stolen' }),
    );
    expect(await reasonOf(denied.signTypedData(typedData))).to.match(/answered 403\.$/);
    const without = openKmsKey(account.address, places()[0]![1], always({ aws: null, bearerToken: null }));
    expect(await reasonOf(without.signTypedData(typedData))).to.include('set AWS_ACCESS_KEY_ID');
  });

  it('is asked with the token that its file holds at that moment, and no log says one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'topsteel-kms-'));
    const hidden: string[] = [];
    const secrets = { add: (value: string) => hidden.push(value) };
    const env = {
      KMS_BEARER_TOKEN: 'ya29.of-the-start',
      KMS_BEARER_TOKEN_FILE: join(folder, 'token'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
      AWS_PROFILE: 'signers',
    };
    const read = () => readKmsCredentials(env, secrets);
    const [aws, gcp] = places().map(([, place]) => openKmsKey(account.address, place, read));
    const put = (token: string, id: string): void => {
      writeFileSync(join(folder, 'token'), `${token}\n`);
      const profiles = `[default]\naws_access_key_id = WRONG\naws_secret_access_key = wrong-secret\n[signers]\n`;
      const own = `aws_access_key_id = ${id}\naws_secret_access_key=secret-of-${id}\naws_session_token = session-of-${id}\n`;
      writeFileSync(join(folder, 'credentials'), profiles + own);
    };
    put('ya29.over', 'AKIDOVER');
    expect(await reasonOf(gcp!.signTypedData(typedData))).to.match(/answered 403\.$/);
    expect(await reasonOf(aws!.signTypedData(typedData))).to.match(/answered 403\.$/);
    put('ya29.example', 'AKIDEXAMPLE');
    const signature = await account.signTypedData(typedData);
    expect([await gcp!.signTypedData(typedData), await aws!.signTypedData(typedData)]).to.deep.equal([
      signature,
      signature,
    ]);
    expect(asked.at(-1)?.headers['x-amz-security-token']).to.equal('session-of-AKIDEXAMPLE');
    expect(hidden).to.include.members(['ya29.example', 'secret-of-AKIDEXAMPLE', 'session-of-AKIDEXAMPLE']);
    rmSync(folder, { recursive: true });
    expect(await reasonOf(gcp!.signTypedData(typedData))).to.equal(
      'AWS_SHARED_CREDENTIALS_FILE names a file that cannot be read.',
    );
  });

  it('reads DER strictly', () => {
    expect(readDerLowS(der(5n, 7n))).to.deep.equal({ r: 5n, s: 7n });
    expect(readDerLowS(der(2n ** 255n, SECP256K1_ORDER - 3n))).to.deep.equal({ r: 2n ** 255n, s: 3n });
    const wrong: Hex[] = [
      '0x',
      '0x3006020105020107ff',
      '0x3006020100020107',
      '0x3007020200050201 07'.replace(' ', '') as Hex,
      '0x3006020185020107',
      '0x3106020105020107',
      `0x3026022100${'ff'.repeat(32)}020107`,
    ];
    for (const bytes of wrong)
      expect(() => readDerLowS(hexToBytes(bytes)), bytes).to.throw('no ECDSA signature');
  });

  it('signs requests to AWS as its published example does', () => {
    // AWS Signature Version 4 test suite, post-vanilla.
    const headers = signAwsRequest(
      {
        url: new URL('https://example.amazonaws.com/'),
        region: 'us-east-1',
        service: 'service',
        headers: {},
        body: '',
      },
      credentials.aws!,
      new Date('2015-08-30T12:36:00Z'),
    );
    expect(headers.authorization).to.equal(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    );
  });
});

async function reasonOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing was refused',
    (error: unknown) => (error as Error).message,
  );
}
