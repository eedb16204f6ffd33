// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {InvariantTest} from "../base/InvariantTest.sol";
import {FiatHandler} from "./FiatHandler.sol";

/// @title FiatInvariants
contract FiatInvariants is InvariantTest {
    FiatHandler private _handler;

    function setUp() external {
        VM.warp(1_800_000_000);
        _handler = new FiatHandler();
        bytes4[] memory acts = new bytes4[](8);
        acts[0] = FiatHandler.open.selector;
        acts[1] = FiatHandler.weigh.selector;
        acts[2] = FiatHandler.receiveMoney.selector;
        acts[3] = FiatHandler.release.selector;
        acts[4] = FiatHandler.releaseAllThatIsPaid.selector;
        acts[5] = FiatHandler.releaseTooMuch.selector;
        acts[6] = FiatHandler.cancel.selector;
        acts[7] = FiatHandler.wait.selector;
        target(address(_handler), acts);
    }

    /// @notice INV-26: the acts show what a release may be; the sums would break with any other.
    function invariant_26_bankOrders() external view {
        _handler.requirePaid();
    }

    /// @notice INV-27
    function invariant_27_reserved() external view {
        _handler.requireReserved();
    }
}
