/** Where the contracts live; a subset of `deploymentOf(chainId)`. */
export interface RegisterDeployment {
  chainId: number;
  /** Block of the deployment: events are searched from here. */
  blockNumber: number | bigint;
  directory: string;
  certificateRegistry: string;
  materialLedger: string;
  /** Absent where emission statements are not asked about. */
  emissionStatements?: string | undefined;
  /** Absent where payments and carbon units are not asked about; the two tokens, where they are not named. */
  oracleReports?: string | undefined;
  settlementEscrow?: string | undefined;
  fiatSettlement?: string | undefined;
  carbonUnits?: string | undefined;
  usdc?: string | undefined;
  eurc?: string | undefined;
}
