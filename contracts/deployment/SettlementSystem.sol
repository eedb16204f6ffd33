// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {ISettlementSystem} from "./ISettlementSystem.sol";

/// @title SettlementSystem
/// @notice The specification is {ISettlementSystem}.
contract SettlementSystem is ISettlementSystem {
    address private immutable DIRECTORY;
    address private immutable REGISTRY;
    address private immutable REPORTS;
    address private immutable PERMIT2;
    address private immutable WALLET_DEPLOYER;
    bytes32 private immutable LEDGER_CODE_HASH;
    bytes32 private immutable ESCROW_CODE_HASH;
    bytes32 private immutable FIAT_CODE_HASH;
    /// @inheritdoc ISettlementSystem
    address public immutable materialLedger;
    /// @inheritdoc ISettlementSystem
    address public immutable settlementEscrow;
    /// @inheritdoc ISettlementSystem
    address public immutable fiatSettlement;
    /// @dev Written at construction alone; a list cannot be an immutable.
    TokenCap[] private _caps;
    /// @inheritdoc ISettlementSystem
    uint8 public nextNonce = 1;

    /// @notice Fixes everything that will be created.
    /// @param around What the three contracts are told, apart from each other.
    /// @param codeHashes The creation codes.
    /// @param caps The escrow's caps per token.
    constructor(Surroundings memory around, CodeHashes memory codeHashes, TokenCap[] memory caps) {
        DIRECTORY = around.directory;
        REGISTRY = around.registry;
        REPORTS = around.reports;
        PERMIT2 = around.permit2;
        WALLET_DEPLOYER = around.walletDeployer;
        LEDGER_CODE_HASH = codeHashes.ledger;
        ESCROW_CODE_HASH = codeHashes.escrow;
        FIAT_CODE_HASH = codeHashes.fiat;
        materialLedger = _addressAt(1);
        settlementEscrow = _addressAt(2);
        fiatSettlement = _addressAt(3);
        for (uint256 i = 0; i < caps.length; ++i) _caps.push(caps[i]);
    }

    /// @inheritdoc ISettlementSystem
    function createLedger(bytes calldata creationCode) external {
        bytes memory arguments = abi.encode(DIRECTORY, REGISTRY, settlementEscrow, fiatSettlement);
        _create(1, creationCode, LEDGER_CODE_HASH, arguments);
    }

    /// @inheritdoc ISettlementSystem
    function createEscrow(bytes calldata creationCode) external {
        bytes memory arguments = abi.encode(
            DIRECTORY,
            materialLedger,
            REPORTS,
            PERMIT2,
            WALLET_DEPLOYER,
            _caps
        );
        _create(2, creationCode, ESCROW_CODE_HASH, arguments);
    }

    /// @inheritdoc ISettlementSystem
    function createFiat(bytes calldata creationCode) external {
        bytes memory arguments = abi.encode(DIRECTORY, materialLedger, REPORTS);
        _create(3, creationCode, FIAT_CODE_HASH, arguments);
    }

    /// @inheritdoc ISettlementSystem
    function tokenCaps() external view returns (TokenCap[] memory) {
        return _caps;
    }

    function _create(
        uint8 nonce,
        bytes calldata creationCode,
        bytes32 committed,
        bytes memory arguments
    ) private {
        if (nonce != nextNonce) revert SettlementSystem_OutOfOrder(nonce, nextNonce);
        bytes32 codeHash = keccak256(creationCode);
        if (codeHash != committed) revert SettlementSystem_CodeForeign(codeHash, committed);
        nextNonce = nonce + 1;
        bytes memory initCode = bytes.concat(creationCode, arguments);
        address created;
        assembly ("memory-safe") {
            created := create(0, add(initCode, 0x20), mload(initCode))
        }
        if (created == address(0)) {
            if (LowLevelCall.returnDataSize() != 0) LowLevelCall.bubbleRevert();
            revert SettlementSystem_CreationFailed(nonce);
        }
        emit ContractCreated(nonce, created, codeHash);
    }

    /// @dev The address of this contract's creation of this nonce: keccak256(rlp([this, nonce])), for nonces below
    /// 128. A contract is born with nonce 1 (EIP-161).
    function _addressAt(uint8 nonce) private view returns (address) {
        return address(uint160(uint256(keccak256(abi.encodePacked(bytes2(0xd694), address(this), nonce)))));
    }
}
