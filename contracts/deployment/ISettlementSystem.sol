// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title ISettlementSystem
/// @notice Creates the three contracts that must know each other from birth: the material ledger, the settlement
/// escrow and the fiat settlement. Each has the others' addresses as immutables, so none can be created after the
/// other without knowing where it will stand. This contract is itself created at a deterministic address with
/// everything fixed: their arguments, and the hashes of their creation code. From that address follow those of its
/// own first three creations (nonces 1, 2 and 3, EIP-161), whoever sends them and whenever.
///
/// The code comes as an argument because three contracts do not fit into one creation code (49,152 bytes, EIP-3860).
/// It must be the committed one, so nobody gains anything by sending it first. Order: ledger, escrow, fiat.
///
/// The constructors' arguments, appended here:
/// - ledger: `(directory, registry, escrow, fiat)`
/// - escrow: `(directory, ledger, reports, permit2, walletDeployer, TokenCap[] caps)`
/// - fiat: `(directory, ledger, reports)`
///
/// It holds nothing, owns nothing, and does nothing after the third creation.
interface ISettlementSystem {
    /// @notice The most of a token that the escrow may hold, in the token's minor units. Same shape as the escrow's.
    struct TokenCap {
        address token;
        uint256 cap;
    }

    /// @notice What the three contracts are told, apart from each other.
    struct Surroundings {
        address directory;
        address registry;
        address reports;
        address permit2;
        address walletDeployer;
    }

    /// @notice keccak256 of the creation code of each, without arguments.
    struct CodeHashes {
        bytes32 ledger;
        bytes32 escrow;
        bytes32 fiat;
    }

    /// @notice The contracts are created once each, in order: `expected` is the next nonce, 4 when all stand.
    error SettlementSystem_OutOfOrder(uint8 nonce, uint8 expected);
    /// @notice The creation code is not the committed one.
    error SettlementSystem_CodeForeign(bytes32 codeHash, bytes32 committed);
    /// @notice The constructor reverted without a reason, or ran out of gas.
    error SettlementSystem_CreationFailed(uint8 nonce);

    /// @notice The contract of this nonce stands: 1 the ledger, 2 the escrow, 3 the fiat settlement.
    event ContractCreated(uint8 indexed nonce, address indexed created, bytes32 codeHash);

    /// @notice Creates the material ledger. Anyone. A constructor's own revert is passed on.
    /// @param creationCode The compiled creation code, without arguments.
    function createLedger(bytes calldata creationCode) external;

    /// @notice Creates the settlement escrow, after the ledger. Anyone.
    /// @param creationCode The compiled creation code, without arguments.
    function createEscrow(bytes calldata creationCode) external;

    /// @notice Creates the fiat settlement, after the escrow. Anyone.
    /// @param creationCode The compiled creation code, without arguments.
    function createFiat(bytes calldata creationCode) external;

    /// @notice Where the material ledger stands or will stand.
    function materialLedger() external view returns (address);

    /// @notice Where the settlement escrow stands or will stand.
    function settlementEscrow() external view returns (address);

    /// @notice Where the fiat settlement stands or will stand.
    function fiatSettlement() external view returns (address);

    /// @notice The nonce of the next creation: 1 to 3, and 4 when all three stand.
    function nextNonce() external view returns (uint8);

    /// @notice The caps that the escrow is or will be told.
    function tokenCaps() external view returns (TokenCap[] memory);
}
