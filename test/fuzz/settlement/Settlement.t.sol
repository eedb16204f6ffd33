// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {InvariantTest} from "../base/InvariantTest.sol";
import {MoneyActs} from "./MoneyActs.sol";
import {SettlementHandler} from "./SettlementHandler.sol";

/// @title SettlementInvariants
contract SettlementInvariants is InvariantTest {
    SettlementHandler private _handler;

    function setUp() external {
        VM.warp(1_800_000_000);
        _handler = new SettlementHandler();
        bytes4[] memory acts = new bytes4[](20);
        acts[0] = MoneyActs.authorize.selector;
        acts[1] = MoneyActs.authorizeAgain.selector;
        acts[2] = MoneyActs.charge.selector;
        acts[3] = MoneyActs.capture.selector;
        acts[4] = MoneyActs.captureTooMuch.selector;
        acts[5] = MoneyActs.weigh.selector;
        acts[6] = MoneyActs.captureAboveWeighed.selector;
        acts[7] = MoneyActs.void.selector;
        acts[8] = MoneyActs.refund.selector;
        acts[9] = MoneyActs.refundTooMuch.selector;
        acts[10] = MoneyActs.setBlocked.selector;
        acts[11] = MoneyActs.claimCredit.selector;
        acts[12] = MoneyActs.donate.selector;
        acts[13] = MoneyActs.wait.selector;
        acts[14] = SettlementHandler.dispute.selector;
        acts[15] = SettlementHandler.resolve.selector;
        acts[16] = SettlementHandler.resolveTooMuch.selector;
        acts[17] = SettlementHandler.settle.selector;
        acts[18] = SettlementHandler.reclaim.selector;
        acts[19] = MoneyActs.capture.selector;
        target(address(_handler), acts);
    }

    /// @notice INV-16, at the end of every history.
    function afterInvariant() external {
        _handler.endAll();
    }

    /// @notice INV-1
    function invariant_01_solvency() external view {
        _handler.requireSolvent();
    }

    /// @notice INV-2
    function invariant_02_limits() external view {
        _handler.requireLimits();
    }

    /// @notice INV-3: the acts show it; the limits would break with a second use.
    function invariant_03_idUsedOnce() external view {
        _handler.requireLimits();
    }

    /// @notice INV-4
    function invariant_04_title() external view {
        _handler.requireTitle();
    }

    /// @notice INV-5
    function invariant_05_delivery() external view {
        _handler.requireExact();
    }

    /// @notice INV-6: the acts show it, title follows.
    function invariant_06_weighed() external view {
        _handler.requireTitle();
    }

    /// @notice INV-7
    function invariant_07_commission() external view {
        _handler.requireCommission();
    }

    /// @notice INV-15
    function invariant_15_frozen() external view {
        _handler.requireFrozen();
    }

    /// @notice INV-16
    function invariant_16_disputesEnd() external view {
        _handler.requireEnds();
    }

    /// @notice INV-24
    function invariant_24_cap() external view {
        _handler.requireCapped();
    }
}
