// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MaterialLedger} from "../provenance/MaterialLedger.sol";
import {SettlementEscrow} from "./SettlementEscrow.sol";

/// @title SettlementPair
/// @notice Creates the material ledger and the settlement escrow in one transaction, each with the other's address
/// as an immutable. Holds nothing and does nothing afterwards.
contract SettlementPair {
    /// @notice The escrow was not created at the address that the ledger was told.
    error SettlementPair_AddressMispredicted(address created, address predicted);

    /// @notice The ledger of titles.
    address public immutable materialLedger;
    /// @notice The escrow, the only contract that may reserve and release titles.
    address public immutable settlementEscrow;

    constructor(address directory, address registry, address reports) {
        // A contract's first creations have nonces 1 and 2 (EIP-161); the address is keccak256(rlp([this, 2])).
        address predicted = address(
            uint160(uint256(keccak256(abi.encodePacked(bytes2(0xd694), address(this), bytes1(0x02)))))
        );
        materialLedger = address(new MaterialLedger(directory, registry, predicted));
        settlementEscrow = address(new SettlementEscrow(directory, materialLedger, reports));
        if (settlementEscrow != predicted) {
            revert SettlementPair_AddressMispredicted(settlementEscrow, predicted);
        }
    }
}
