// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Commission} from "./Commission.sol";
import {ISettlementEscrow} from "./ISettlementEscrow.sol";

/// @title TermsRules
/// @notice What must hold of any terms, whoever signed them. Asked once, when the money comes in.
library TermsRules {
    uint16 private constant MAX_FEE_BPS = 1000;
    uint256 private constant MAX_SHARES = 8;

    /// @notice Reverts with the rule that is broken.
    function check(ISettlementEscrow.Terms calldata terms) internal pure {
        if (
            terms.operator == address(0) ||
            terms.payer == address(0) ||
            terms.receiver == address(0) ||
            terms.token == address(0)
        ) {
            revert ISettlementEscrow.SettlementEscrow_PartyMissing(
                terms.operator,
                terms.payer,
                terms.receiver,
                terms.token
            );
        }
        if (terms.maxAmount == 0) revert ISettlementEscrow.SettlementEscrow_AmountZero();
        if (
            terms.authorizeBefore > terms.captureBefore ||
            terms.captureBefore > terms.resolveBefore ||
            terms.resolveBefore > terms.refundBefore
        ) {
            revert ISettlementEscrow.SettlementEscrow_WindowsOutOfOrder(
                terms.authorizeBefore,
                terms.captureBefore,
                terms.resolveBefore,
                terms.refundBefore
            );
        }
        bool hasGoods = _checkGoods(terms.goods, terms.milestones);
        _checkArbitration(terms, hasGoods);
        _checkFees(terms.feeBps, terms.feeShares);
    }

    function _checkGoods(
        ISettlementEscrow.Goods calldata goods,
        bytes32 milestones
    ) private pure returns (bool hasGoods) {
        hasGoods = goods.lotId != 0;
        if (hasGoods != (goods.maxGrams != 0) || hasGoods != (goods.titleTo != address(0))) {
            revert ISettlementEscrow.SettlementEscrow_GoodsIncomplete(
                goods.lotId,
                goods.maxGrams,
                goods.titleTo
            );
        }
        if (hasGoods && milestones != 0) {
            revert ISettlementEscrow.SettlementEscrow_WrongTerms(goods.lotId, milestones);
        }
    }

    function _checkArbitration(ISettlementEscrow.Terms calldata terms, bool hasGoods) private pure {
        address arbiter = terms.arbiter;
        if (arbiter == terms.payer || arbiter == terms.receiver) {
            revert ISettlementEscrow.SettlementEscrow_ArbiterIsParty(arbiter);
        }
        // With goods a part by default would be money without title.
        uint16 limit = hasGoods || arbiter == address(0) ? 0 : uint16(Commission.BPS);
        if (terms.silenceBps > limit) {
            revert ISettlementEscrow.SettlementEscrow_SilenceAboveLimit(terms.silenceBps, limit);
        }
    }

    function _checkFees(uint16 feeBps, ISettlementEscrow.FeeShare[] calldata shares) private pure {
        if (feeBps > MAX_FEE_BPS) {
            revert ISettlementEscrow.SettlementEscrow_FeeAboveCap(feeBps, MAX_FEE_BPS);
        }
        if (shares.length > MAX_SHARES) {
            revert ISettlementEscrow.SettlementEscrow_TooManyShares(shares.length, MAX_SHARES);
        }
        uint256 sum = 0;
        for (uint256 i = 0; i < shares.length; ++i) {
            (address receiver, uint16 shareBps) = (shares[i].receiver, shares[i].shareBps);
            if (shareBps == 0 || receiver == address(0)) {
                revert ISettlementEscrow.SettlementEscrow_ShareInvalid(receiver, shareBps);
            }
            sum += shareBps;
        }
        uint256 required = feeBps == 0 ? 0 : Commission.BPS;
        if (sum != required) revert ISettlementEscrow.SettlementEscrow_SharesUnbalanced(sum, required);
    }
}
