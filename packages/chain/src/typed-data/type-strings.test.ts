import { expect } from 'chai';
import { zeroAddress, zeroHash, type Address } from 'viem';
import { anchorAuditTypedData } from './anchor-audit.ts';
import { countersignTypedData } from './countersign.ts';
import { creditClaimTypedData } from './credit-claim.ts';
import {
  declareEmissionsTypedData,
  verifyEmissionsTypedData,
  withdrawVerificationTypedData,
} from './emission-statement.ts';
import { mintCertificateTypedData } from './mint-certificate.ts';
import { permitWitnessTransferTypedData } from './permit-witness-transfer.ts';
import { reportTypedData } from './report.ts';
import { revokeCertificateTypedData } from './revoke-certificate.ts';
import { settlementTypedData } from './settlement.ts';
import { termsTypedData } from './terms.ts';

type Types = Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>;

/** EIP-712 `encodeType`: the primary type, then what it refers to in alphabetical order. */
function typeString({ types, primaryType }: { types: Types; primaryType: string }): string {
  const others = Object.keys(types).filter((name) => name !== primaryType);
  return [primaryType, ...others.sort()]
    .map((name) => `${name}(${types[name]?.map((field) => `${field.type} ${field.name}`).join(',') ?? ''})`)
    .join('');
}

const at = new Proxy({ chainId: 31_337 } as never, {
  get: (_, name) => (name === 'chainId' ? 31_337 : zeroAddress),
});
const none = {} as never;
const nobody: Address = zeroAddress;
const terms = {
  operator: nobody,
  payer: nobody,
  receiver: nobody,
  token: nobody,
  maxAmount: 1n,
  authorizeBefore: 7,
  captureBefore: 0,
  resolveBefore: 0,
  refundBefore: 0,
  inspectionSeconds: 0,
  feeBps: 0,
  silenceBps: 0,
  arbiter: nobody,
  feeShares: [],
  goods: { lotId: 0n, maxGrams: 0n, titleTo: nobody },
  milestones: zeroHash,
  orderRef: zeroHash,
  salt: zeroHash,
};

/** As the interfaces spell them. */
describe('typed data', () => {
  it('of certificates has the types that the contracts hash', () => {
    expect(typeString(countersignTypedData(at, none))).to.equal(
      'Countersign(address body,address issuer,uint64 batch,bytes32 commitment,uint32[] indices,uint48 deadline)',
    );
    expect(typeString(revokeCertificateTypedData(at, none))).to.equal(
      'RevokeCertificate(address issuer,uint64 batch,uint32 index,uint8 reason,uint64 replacedByBatch,uint32 replacedByIndex,uint48 deadline)',
    );
    expect(typeString(mintCertificateTypedData(at, none))).to.equal(
      'MintCertificate(bytes32 certificate,address to,uint48 deadline)',
    );
  });

  it('of payments has the types that the contracts hash', () => {
    expect(typeString(termsTypedData(at, none))).to.equal(
      'Terms(address operator,address payer,address receiver,address token,uint120 maxAmount,uint48 authorizeBefore,uint48 captureBefore,uint48 resolveBefore,uint48 refundBefore,uint32 inspectionSeconds,uint16 feeBps,uint16 silenceBps,address arbiter,FeeShare[] feeShares,Goods goods,bytes32 milestones,bytes32 orderRef,bytes32 salt)' +
        'FeeShare(address receiver,uint16 shareBps)Goods(uint256 lotId,uint128 maxGrams,address titleTo)',
    );
    expect(typeString(settlementTypedData(at, none))).to.equal(
      'Settlement(bytes32 paymentId,uint120 capturable,uint120 toReceiver,uint128 grams)',
    );
    expect(typeString(creditClaimTypedData(at, none))).to.equal(
      'CreditClaim(address token,address account,address to,uint256 nonce,uint48 deadline)',
    );
  });

  it('of Permit2 has the payment as witness and nonce, and ends with the time to authorize', () => {
    const data = permitWitnessTransferTypedData(at, terms);
    expect(typeString(data)).to.equal(
      'PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,PaymentWitness witness)' +
        'PaymentWitness(bytes32 paymentId,address payer)TokenPermissions(address token,uint256 amount)',
    );
    expect(data.message.nonce).to.equal(BigInt(data.message.witness.paymentId));
    expect([data.message.deadline, data.domain.name]).to.deep.equal([7n, 'Permit2']);
  });

  it('of reports, statements and books has the types that the contracts hash', () => {
    expect(typeString(reportTypedData(at, none))).to.equal(
      'Report(bytes32 kind,bytes32 subject,uint128 value,uint48 observedAt,uint48 validUntil,uint32 round,uint32 signerSet)',
    );
    expect(typeString(declareEmissionsTypedData(at, none))).to.equal(
      'Declare(Statement statement,uint48 deadline)Statement(uint256 lotId,uint128 massGrams,uint128 emissionsGrams,bytes32 method,bytes32 boundary,bytes32 documentHash,bytes32 supersedes)',
    );
    expect(typeString(verifyEmissionsTypedData(at, none))).to.equal(
      'Verify(bytes32 statementId,bytes32 documentHash,address verifier,uint32 ordinal,uint48 deadline)',
    );
    expect(typeString(withdrawVerificationTypedData(at, none))).to.equal(
      'WithdrawVerification(bytes32 statementId,uint32 ordinal,uint8 reason,uint48 deadline)',
    );
    expect(typeString(anchorAuditTypedData(at, none))).to.equal(
      'Anchor(address publisher,bytes32 book,uint64 sequence,bytes32 root,uint48 closedAt,address signer,uint48 deadline)',
    );
  });
});
