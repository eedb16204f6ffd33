// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MassBalance} from "../../contracts/provenance/MassBalance.sol";

/// @title MassProof
/// @notice INV-8, INV-11 and INV-13 by induction over what can happen to a lot and to a certificate.
contract MassProof {
    /// @notice What goes into a transformation and what is left of the lot are what the lot had: mass and emissions.
    function prove_taken(uint128 massGrams, uint128 emissionsGrams, uint128 grams) external pure {
        require(grams != 0);
        require(grams <= massGrams);
        (uint128 massLeft, uint128 emissionsLeft, uint128 carried) = MassBalance.take(
            massGrams,
            emissionsGrams,
            grams
        );
        assert(uint256(massLeft) + grams == massGrams);
        assert(uint256(emissionsLeft) + carried == emissionsGrams);
    }

    /// @notice A balanced transformation moves no gram in or out: titles and losses sum to what they summed to. `titles`
    /// is the mass of every lot there is, before.
    function prove_transformed(
        uint128 titles,
        uint128 lost,
        uint128 input,
        uint128 output,
        uint128 loss
    ) external pure {
        require(input <= titles);
        require(MassBalance.isBalanced(input, output, loss));
        uint256 titlesAfter = uint256(titles) - input + output;
        assert(titlesAfter + lost + loss == uint256(titles) + lost);
    }

    /// @notice Two outputs share all the emissions, however they are rounded.
    function prove_sharedByTwo(uint128 emissionsGrams, uint128 part, uint128 whole) external pure {
        require(whole != 0);
        require(part <= whole);
        uint128 first = MassBalance.share(emissionsGrams, emissionsGrams, part, whole, false);
        uint128 left = emissionsGrams - first;
        uint128 second = MassBalance.share(emissionsGrams, left, whole - part, whole, true);
        assert(uint256(first) + second == emissionsGrams);
    }

    /// @notice One more lot under a certificate: covered, it keeps to the certified mass, if the ones before did.
    function prove_covered(uint128 usedGrams, uint128 massGrams, uint128 certifiedGrams) external pure {
        require(usedGrams <= certifiedGrams);
        (uint256 total, bool isCovered) = MassBalance.cover(usedGrams, massGrams, certifiedGrams);
        require(isCovered);
        assert(total == uint256(usedGrams) + massGrams);
        assert(total <= certifiedGrams);
    }

    /// @notice Wrong: nothing is lost.
    function refute_transformed(uint128 titles, uint128 input, uint128 output, uint128 loss) external pure {
        require(input <= titles);
        require(MassBalance.isBalanced(input, output, loss));
        assert(uint256(titles) - input + output == titles);
    }

    /// @notice Wrong: a certificate always covers.
    function refute_covered(uint128 usedGrams, uint128 massGrams, uint128 certifiedGrams) external pure {
        require(usedGrams <= certifiedGrams);
        (, bool isCovered) = MassBalance.cover(usedGrams, massGrams, certifiedGrams);
        assert(isCovered);
    }

    /// @notice Wrong: every gram takes something along.
    function refute_taken(uint128 massGrams, uint128 emissionsGrams) external pure {
        require(massGrams != 0);
        require(massGrams < 1000);
        require(emissionsGrams < 1000);
        (, uint128 emissionsLeft, ) = MassBalance.take(massGrams, emissionsGrams, 1);
        assert(emissionsLeft < emissionsGrams);
    }
}
