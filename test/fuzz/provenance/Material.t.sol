// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {InvariantTest} from "../base/InvariantTest.sol";
import {MaterialHandler} from "./MaterialHandler.sol";

/// @title MaterialInvariants
contract MaterialInvariants is InvariantTest {
    MaterialHandler private _handler;

    function setUp() external {
        VM.warp(1_800_000_000);
        _handler = new MaterialHandler();
        bytes4[] memory acts = new bytes4[](12);
        acts[0] = MaterialHandler.certify.selector;
        acts[1] = MaterialHandler.commission.selector;
        acts[2] = MaterialHandler.commissionAboveCertified.selector;
        acts[3] = MaterialHandler.commissionUnderSecondCertificate.selector;
        acts[4] = MaterialHandler.transfer.selector;
        acts[5] = MaterialHandler.transferReserved.selector;
        acts[6] = MaterialHandler.transform.selector;
        acts[7] = MaterialHandler.transformUnbalanced.selector;
        acts[8] = MaterialHandler.reserve.selector;
        acts[9] = MaterialHandler.reserveTooMuch.selector;
        acts[10] = MaterialHandler.release.selector;
        acts[11] = MaterialHandler.cancelReservation.selector;
        target(address(_handler), acts);
    }

    /// @notice INV-8
    function invariant_08_certifiedMass() external view {
        _handler.requireCertified();
    }

    /// @notice INV-9
    function invariant_09_reserved() external view {
        _handler.requireReserved();
    }

    /// @notice INV-11
    function invariant_11_mass() external view {
        _handler.requireMass();
    }

    /// @notice INV-13
    function invariant_13_emissions() external view {
        _handler.requireEmissions();
    }

    /// @notice INV-19
    function invariant_19_rail() external view {
        _handler.requireRails();
    }
}
