// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {InvariantTest} from "../base/InvariantTest.sol";
import {ReportsHandler} from "./ReportsHandler.sol";

/// @title ReportsInvariants
contract ReportsInvariants is InvariantTest {
    ReportsHandler private _handler;

    function setUp() external {
        VM.warp(1_800_000_000);
        _handler = new ReportsHandler();
        bytes4[] memory acts = new bytes4[](11);
        acts[0] = ReportsHandler.submit.selector;
        acts[1] = ReportsHandler.submitOldRound.selector;
        acts[2] = ReportsHandler.submitOldObservation.selector;
        acts[3] = ReportsHandler.submitWithoutQuorum.selector;
        acts[4] = ReportsHandler.submitTwiceTheSame.selector;
        acts[5] = ReportsHandler.submitWithStranger.selector;
        acts[6] = ReportsHandler.submitForOtherSet.selector;
        acts[7] = ReportsHandler.rotate.selector;
        acts[8] = ReportsHandler.activate.selector;
        acts[9] = ReportsHandler.bar.selector;
        acts[10] = ReportsHandler.submitFarRound.selector;
        target(address(_handler), acts);
    }

    /// @notice INV-12
    function invariant_12_rounds() external view {
        _handler.requireRounds();
    }

    /// @notice INV-14
    function invariant_14_quorum() external view {
        _handler.requireQuorum();
    }
}
