// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {InvariantTest} from "../base/InvariantTest.sol";
import {UnitsHandler} from "./UnitsHandler.sol";

/// @title UnitsInvariants
contract UnitsInvariants is InvariantTest {
    UnitsHandler private _handler;

    function setUp() external {
        VM.warp(1_800_000_000);
        _handler = new UnitsHandler();
        bytes4[] memory acts = new bytes4[](10);
        acts[0] = UnitsHandler.issue.selector;
        acts[1] = UnitsHandler.issueBelowNext.selector;
        acts[2] = UnitsHandler.issueVariant.selector;
        acts[3] = UnitsHandler.transfer.selector;
        acts[4] = UnitsHandler.merge.selector;
        acts[5] = UnitsHandler.retire.selector;
        acts[6] = UnitsHandler.cancel.selector;
        acts[7] = UnitsHandler.reuse.selector;
        acts[8] = UnitsHandler.retireBeyond.selector;
        acts[9] = UnitsHandler.takeOthers.selector;
        target(address(_handler), acts);
    }

    /// @notice INV-20
    function invariant_20_totals() external view {
        _handler.requireTotals();
    }

    /// @notice INV-21
    function invariant_21_ranges() external view {
        _handler.requireRanges();
    }
}
