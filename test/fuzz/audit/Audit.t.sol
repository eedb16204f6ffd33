// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {InvariantTest} from "../base/InvariantTest.sol";
import {AuditHandler} from "./AuditHandler.sol";

/// @title AuditInvariants
contract AuditInvariants is InvariantTest {
    AuditHandler private _handler;

    function setUp() external {
        VM.warp(1_800_000_000);
        _handler = new AuditHandler();
        bytes4[] memory acts = new bytes4[](5);
        acts[0] = AuditHandler.anchor.selector;
        acts[1] = AuditHandler.anchorFor.selector;
        acts[2] = AuditHandler.anchorOldSequence.selector;
        acts[3] = AuditHandler.anchorOldClosing.selector;
        acts[4] = AuditHandler.anchorInFuture.selector;
        target(address(_handler), acts);
    }

    /// @notice INV-23
    function invariant_23_anchors() external view {
        _handler.requireAnchors();
    }
}
