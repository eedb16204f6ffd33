// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {InvariantTest} from "../base/InvariantTest.sol";
import {CertificatesHandler} from "./CertificatesHandler.sol";

/// @title CertificatesInvariants
contract CertificatesInvariants is InvariantTest {
    CertificatesHandler private _handler;

    function setUp() external {
        VM.warp(1_800_000_000);
        _handler = new CertificatesHandler();
        bytes4[] memory acts = new bytes4[](9);
        acts[0] = CertificatesHandler.issue.selector;
        acts[1] = CertificatesHandler.issueAgain.selector;
        acts[2] = CertificatesHandler.issueByOther.selector;
        acts[3] = CertificatesHandler.revoke.selector;
        acts[4] = CertificatesHandler.revokeMany.selector;
        acts[5] = CertificatesHandler.supersede.selector;
        acts[6] = CertificatesHandler.countersign.selector;
        acts[7] = CertificatesHandler.countersignOneself.selector;
        acts[8] = CertificatesHandler.countersignByTiedKey.selector;
        target(address(_handler), acts);
    }

    /// @notice INV-10
    function invariant_10_revoked() external view {
        _handler.requireRevoked();
    }

    /// @notice INV-17
    function invariant_17_replaced() external view {
        _handler.requireReplaced();
    }

    /// @notice INV-18
    function invariant_18_independence() external view {
        _handler.requireIndependent();
    }

    /// @notice INV-25
    function invariant_25_anchoredOnce() external view {
        _handler.requireAnchored();
    }
}
