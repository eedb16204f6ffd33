// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlementEscrow} from "./ISettlementEscrow.sol";
import {PaymentState} from "./PaymentState.sol";

/// @title Milestones
/// @notice The list of milestones that terms commit to by hash. It is checked in full whenever it is used, so nothing
/// about it is stored.
library Milestones {
    /// @notice How many milestones there are; 1 for terms without, which want an empty list. Reverts unless the list is
    /// the one in the terms, and sound: 1 to 14 amounts, none zero, their sum `maxAmount`.
    function check(
        ISettlementEscrow.Terms calldata terms,
        uint120[] calldata amounts
    ) internal pure returns (uint256 count) {
        count = amounts.length;
        if (terms.milestones == 0 && count == 0) return 1;
        bytes32 given = keccak256(abi.encode(amounts));
        if (given != terms.milestones) {
            revert ISettlementEscrow.SettlementEscrow_MilestonesMismatch(given, terms.milestones);
        }
        if (count == 0 || count > PaymentState.MAX_MILESTONES) {
            revert ISettlementEscrow.SettlementEscrow_MilestoneCount(count, PaymentState.MAX_MILESTONES);
        }
        uint256 sum = 0;
        for (uint256 i = 0; i < count; ++i) {
            if (amounts[i] == 0) revert ISettlementEscrow.SettlementEscrow_MilestoneZero(i);
            sum += amounts[i];
        }
        if (sum != terms.maxAmount) {
            revert ISettlementEscrow.SettlementEscrow_MilestonesUnbalanced(sum, terms.maxAmount);
        }
    }

    /// @notice As {check}, and that the index is one of a milestone.
    function checkIndex(
        ISettlementEscrow.Terms calldata terms,
        uint120[] calldata amounts,
        uint8 index
    ) internal pure {
        uint256 count = check(terms, amounts);
        if (index >= count) revert ISettlementEscrow.SettlementEscrow_MilestoneUnknown(index, count);
    }
}
