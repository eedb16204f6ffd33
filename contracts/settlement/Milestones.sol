// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlementEscrow} from "./ISettlementEscrow.sol";
import {PaymentState} from "./PaymentState.sol";

/// @title Milestones
/// @notice The list of milestones that terms commit to by hash. It is checked in full whenever it is used, so nothing
/// about it is stored.
library Milestones {
    /// @notice Reverts unless the list is the one in the terms, and sound: 1 to 14 amounts, none zero, their sum
    /// `maxAmount`. Terms without milestones want an empty list.
    function check(ISettlementEscrow.Terms calldata terms, uint120[] calldata amounts) internal pure {
        uint256 count = amounts.length;
        if (terms.milestones == 0 && count == 0) return;
        bytes32 given = keccak256(abi.encode(amounts));
        if (given != terms.milestones) {
            revert ISettlementEscrow.SettlementEscrow_MilestonesMismatch(given, terms.milestones);
        }
        if (count == 0 || count > PaymentState.MAX_MILESTONES) {
            revert ISettlementEscrow.SettlementEscrow_MilestoneCount(count, PaymentState.MAX_MILESTONES);
        }
        uint256 sum = 0;
        bool hasZero = false;
        for (uint256 i = 0; i < count; ++i) {
            sum += amounts[i];
            if (amounts[i] == 0) hasZero = true;
        }
        if (hasZero || sum != terms.maxAmount) {
            revert ISettlementEscrow.SettlementEscrow_MilestonesUnbalanced(sum, terms.maxAmount);
        }
    }

    /// @notice The amount of one milestone, after {check}; `maxAmount` for index 0 of terms without milestones.
    function amountOf(
        ISettlementEscrow.Terms calldata terms,
        uint120[] calldata amounts,
        uint8 index
    ) internal pure returns (uint120) {
        check(terms, amounts);
        uint256 count = terms.milestones == 0 ? 1 : amounts.length;
        if (index >= count) revert ISettlementEscrow.SettlementEscrow_MilestoneUnknown(index, count);
        return terms.milestones == 0 ? terms.maxAmount : amounts[index];
    }
}
