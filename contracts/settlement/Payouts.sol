// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Commission} from "./Commission.sol";
import {ISettlementEscrow} from "./ISettlementEscrow.sol";
import {Signing} from "./Signing.sol";
import {TermsWords} from "./TermsWords.sol";

/// @title Payouts
/// @notice How money goes out: pushed, and when a push fails, kept as the payee's credit. Part of
/// {ISettlementEscrow}.
abstract contract Payouts is Signing, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using TermsWords for *;

    bytes32 private constant CREDIT_CLAIM_TYPEHASH = keccak256(
        "CreditClaim(address token,address account,address to,uint256 nonce,uint48 deadline)"
    );
    /// @dev A payout gets at least this much, so that a caller cannot turn it into credit by starving it.
    uint256 private constant PAYOUT_GAS = 120_000;

    /// @inheritdoc ISettlementEscrow
    mapping(address token => mapping(address account => uint256)) public creditOf;
    /// @inheritdoc ISettlementEscrow
    mapping(address account => uint256) public creditNonceOf;

    /// @inheritdoc ISettlementEscrow
    function claimCredit(address token, address to) external nonReentrant {
        _claim(token, msg.sender, to);
    }

    /// @inheritdoc ISettlementEscrow
    function claimCreditFor(
        address token,
        address account,
        address to,
        uint48 deadline,
        bytes calldata signature
    ) external nonReentrant {
        if (block.timestamp >= deadline) {
            revert SettlementEscrow_DeadlineExpired(uint48(block.timestamp), deadline);
        }
        bytes32 structHash = keccak256(
            abi.encode(CREDIT_CLAIM_TYPEHASH, token, account, to, creditNonceOf[account]++, deadline)
        );
        _requireStructSigned(account, structHash, signature);
        _claim(token, account, to);
    }

    /// @dev Pays what raised the refundable amount from `low` to `high`: the receiver, then the fee receivers in order.
    /// Last `toPayer` to the payer. One loop, so that the push is in one place: calls of it cost more than its work.
    function _payOut(Terms calldata terms, uint256 low, uint256 high, uint256 toPayer) internal {
        address token = terms.tokenOf();
        address payee = terms.receiverOf();
        uint256 amount = high - low;
        FeeShare[] calldata shares = terms.feeSharesOf();
        (low, high) = _fees(terms, low, high);
        // A commission is at most a tenth of what it is on; shares sum to 10,000; there are at most 8.
        unchecked {
            amount -= high - low;
            uint256 bpsLeft = Commission.BPS;
            uint256 payeesLeft = shares.length + 1;
            for (uint256 next = 0; ; ++next) {
                if (amount != 0) {
                    if (gasleft() < PAYOUT_GAS) revert SettlementEscrow_GasTooLow(gasleft(), PAYOUT_GAS);
                    if (!_tryTransfer(token, payee, amount)) _credit(token, payee, amount);
                }
                if (--payeesLeft > 1) {
                    uint256 shareBps;
                    (payee, shareBps) = shares.at(next);
                    (amount, low, high) = Commission.share(low, high, shareBps, bpsLeft);
                    bpsLeft -= shareBps;
                } else if (payeesLeft == 1) {
                    // The last share has what is left.
                    (payee, ) = shares.at(next);
                    amount = high - low;
                } else {
                    if (toPayer == 0) return;
                    (payee, amount, toPayer) = (terms.payerOf(), toPayer, 0);
                    payeesLeft = 1;
                }
            }
        }
    }

    /// @dev What lowered the refundable amount from `high` to `low`, from the operator or from those who had it.
    function _payBack(Terms calldata terms, uint256 high, uint256 low, bool isByOperator) internal {
        IERC20 token = IERC20(terms.tokenOf());
        address payer = terms.payerOf();
        if (isByOperator) {
            token.safeTransferFrom(terms.operatorOf(), payer, high - low);
            return;
        }
        (uint256 feeLow, uint256 feeHigh) = _fees(terms, low, high);
        token.safeTransferFrom(terms.receiverOf(), payer, (high - low) - (feeHigh - feeLow));
        FeeShare[] calldata shares = terms.feeSharesOf();
        uint256 bpsLeft = Commission.BPS;
        for (uint256 i = 0; i < shares.length; ++i) {
            (address receiver, uint256 shareBps) = shares.at(i);
            uint256 part;
            (part, feeLow, feeHigh) = Commission.share(feeLow, feeHigh, shareBps, bpsLeft);
            bpsLeft -= shareBps;
            if (part != 0) token.safeTransferFrom(receiver, payer, part);
        }
    }

    /// @dev The commission on two totals.
    function _fees(
        Terms calldata terms,
        uint256 low,
        uint256 high
    ) internal pure returns (uint256 feeLow, uint256 feeHigh) {
        uint256 feeBps = terms.feeBpsOf();
        return (Commission.feeOn(low, feeBps), Commission.feeOn(high, feeBps));
    }

    /// @dev `transfer`; false when it reverts or answers anything but true. A token without an answer (USDT) is
    /// believed when it has code. Written out because three layers of library cost a tenth of a capture's own work.
    function _tryTransfer(address token, address to, uint256 amount) private returns (bool isDone) {
        assembly ("memory-safe") {
            // Above the free memory pointer, and left there.
            let m := mload(0x40)
            mstore(m, shl(224, 0xa9059cbb))
            mstore(add(m, 0x04), to)
            mstore(add(m, 0x24), amount)
            // On success the first word of the answer replaces what the word at m was, which is not 1.
            isDone := call(gas(), token, 0, m, 0x44, m, 0x20)
            if iszero(and(isDone, eq(mload(m), 1))) {
                isDone := and(isDone, and(iszero(returndatasize()), gt(extcodesize(token), 0)))
            }
        }
    }

    function _credit(address token, address to, uint256 amount) private {
        uint256 total = creditOf[token][to] + amount;
        creditOf[token][to] = total;
        emit CreditAssigned(token, to, amount, total);
    }

    function _claim(address token, address account, address to) private {
        if (to == address(0) || to == address(this)) revert SettlementEscrow_CreditReceiverInvalid(to);
        uint256 amount = creditOf[token][account];
        if (amount == 0) revert SettlementEscrow_NoCredit(token, account);
        creditOf[token][account] = 0;
        emit CreditClaimed(token, account, to, amount);
        IERC20(token).safeTransfer(to, amount);
    }
}
