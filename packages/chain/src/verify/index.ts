export { assessConformance } from './assess-conformance.ts';
export { keccak, readWords, encodeCall, type Hex } from './abi-words.ts';
export { blocksOver, readBlock, type BlockSource, type FetchBlock } from './fetch-block.ts';
export { howTexts, type HowKey } from './how-texts/index.ts';
export type { Assess, Assessment } from './judge-certificate.ts';
export { hostOf, rpcOver, RpcRefusal, type Rpc, type RpcSource } from './json-rpc.ts';
export type {
  EvidenceDocument,
  LineParams,
  HistoryEvent,
  LotSummary,
  Question,
  SourceLot,
  VerdictLine,
  VerificationReport,
} from './report.ts';
export type { RegisterDeployment } from './register.ts';
export { checkLot, type CheckLotInput } from './check-lot.ts';
export { verifyLot, type VerifyLotInput } from './verify-lot.ts';
export { verifyCertificate, type VerifyCertificateInput } from './verify-certificate.ts';
export { verifyDocument, type DocumentReport, type VerifyDocumentInput } from './verify-document.ts';
export { sha256 } from './sha256.ts';
