// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {InvariantTest} from "../base/InvariantTest.sol";
import {StatementsHandler} from "./StatementsHandler.sol";

/// @title StatementsInvariants
contract StatementsInvariants is InvariantTest {
    StatementsHandler private _handler;

    function setUp() external {
        VM.warp(1_800_000_000);
        _handler = new StatementsHandler();
        bytes4[] memory acts = new bytes4[](8);
        acts[0] = StatementsHandler.declare.selector;
        acts[1] = StatementsHandler.declareBesides.selector;
        acts[2] = StatementsHandler.declareOtherThanLedger.selector;
        acts[3] = StatementsHandler.declareOtherMass.selector;
        acts[4] = StatementsHandler.verify.selector;
        acts[5] = StatementsHandler.verifyOneself.selector;
        acts[6] = StatementsHandler.verifySuperseded.selector;
        acts[7] = StatementsHandler.withdraw.selector;
        target(address(_handler), acts);
    }

    /// @notice INV-22
    function invariant_22_standing() external view {
        _handler.requireStanding();
    }
}
