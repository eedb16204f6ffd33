import { keccak, type Hex } from '../verify/abi-words.ts';

const TERMS =
  '(address,address,address,address,uint120,uint48,uint48,uint48,uint48,uint32,uint16,uint16,address,(address,uint16)[],(uint256,uint128,address),bytes32,bytes32,bytes32)';
const FIAT_TERMS = '(address,address,address,uint256,uint128,bytes3,uint120,uint48,bytes32,bytes32)';

/** The events that make the story of a payment, a certificate or a class of carbon units, by contract. */
export const objectEvents = {
  settlementEscrow: [
    `PaymentAuthorized(bytes32,address,address,${TERMS})`,
    `PaymentCharged(bytes32,address,address,${TERMS})`,
    'PaymentCaptured(bytes32,uint120,uint120)',
    'MilestoneCaptured(bytes32,uint8,uint120,uint120,uint120)',
    'DeliveryCaptured(bytes32,uint120,uint128,uint120)',
    'PaymentVoided(bytes32,uint120,address)',
    'PaymentReclaimed(bytes32,uint120,uint120,address)',
    'DisputesLapsed(bytes32,uint120,uint120,uint120,address)',
    'PaymentRefunded(bytes32,uint120,uint120,uint120,address)',
    'PaymentDisputed(bytes32,uint8,uint120,bytes32,address)',
    'DisputeResolved(bytes32,uint8,uint120,uint120)',
    'PaymentSettled(bytes32,uint120,uint120,uint128,uint120,address)',
  ],
  fiatSettlement: [
    `OrderOpened(bytes32,address,address,bytes32,address,${FIAT_TERMS})`,
    'OrderReleased(bytes32,uint128,uint128,uint256,uint128,bytes32,address)',
    'OrderCancelled(bytes32,uint128,address)',
  ],
  oracleReports: ['ReportAccepted(bytes32,bytes32,uint128,uint48,uint48,uint32,uint32)'],
  materialLedger: [
    'LotCommissioned(uint256,bytes32,address,address,uint128,uint128,bytes32,bytes32,bytes32,bytes32,uint128)',
    'TitleReserved(bytes32,uint256,address,bytes32,uint128,uint128)',
    'TitleReleased(bytes32,uint256,address,address,uint128,uint128,bytes32)',
    'ReservationCancelled(bytes32,uint256,address,uint128,uint128)',
  ],
  certificateRegistry: [
    'BatchIssued(address,uint64,bytes32,uint8,uint32,uint48,address)',
    'CertificateRevoked(address,uint64,uint32,uint8,uint64,uint32,address)',
    'CertificatesCountersigned(address,uint64,address,uint32[],address,uint48)',
  ],
  carbonUnits: [
    'ClassOpened(bytes32,address,bytes16,bytes32,uint16)',
    'UnitsIssued(bytes32,address,uint128,uint128,bytes32,uint128,uint128)',
    'UnitsTransferred(bytes32,address,address,uint128,uint128,uint128)',
    'RangesMerged(bytes32,address,uint128,uint128,uint128)',
    'UnitsRetired(bytes32,bytes32,address,address,uint128,uint128,uint128,bytes32,uint256,uint128,uint128)',
    'UnitsCancelled(bytes32,address,uint128,uint128,uint128,bytes32,uint128,uint128)',
  ],
} as const;

export type ObjectContract = keyof typeof objectEvents;

const named = (Object.keys(objectEvents) as ObjectContract[]).flatMap((contract) =>
  objectEvents[contract].map((signature) => ({
    contract,
    name: signature.slice(0, signature.indexOf('(')),
    topic: keccak(signature),
  })),
);

/** @example nameOfEvent('settlementEscrow', topicOfEvent('PaymentVoided')) // 'PaymentVoided' */
export function nameOfEvent(contract: ObjectContract, topic: Hex | undefined): string | undefined {
  return named.find((each) => each.contract === contract && each.topic === topic)?.name;
}

/** The first topic of an event. @throws Error when the name is none of {@link objectEvents}. */
export function topicOfEvent(name: string): Hex {
  const found = named.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no event ${name}.`);
  return found.topic;
}
