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

    /// @dev Pays what raised the refundable amount from `low` to `high`: the receiver and the fee receivers. Then
    /// `toPayer` to the payer.
    function _payOut(Terms calldata terms, uint256 low, uint256 high, uint256 toPayer) internal {
        address token = terms.tokenOf();
        if (high != low) {
            (uint256 feeLow, uint256 feeHigh) = _fees(terms, low, high);
            // A commission is at most a tenth of what it is on.
            unchecked {
                _push(token, terms.receiverOf(), (high - low) - (feeHigh - feeLow));
            }
            if (feeHigh != feeLow) _payShares(token, terms.feeSharesOf(), feeLow, feeHigh);
        }
        if (toPayer != 0) _push(token, terms.payerOf(), toPayer);
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

    function _payShares(
        address token,
        FeeShare[] calldata shares,
        uint256 feeLow,
        uint256 feeHigh
    ) private {
        uint256 bpsLeft = Commission.BPS;
        uint256 count = shares.length;
        for (uint256 i = 0; i < count; ++i) {
            (address receiver, uint256 shareBps) = shares.at(i);
            uint256 part;
            (part, feeLow, feeHigh) = Commission.share(feeLow, feeHigh, shareBps, bpsLeft);
            // Shares sum to 10,000.
            unchecked {
                bpsLeft -= shareBps;
            }
            _push(token, receiver, part);
        }
    }

    /// @dev A push that fails becomes credit, so that no payee can block another.
    function _push(address token, address to, uint256 amount) private {
        if (amount == 0) return;
        if (gasleft() < PAYOUT_GAS) revert SettlementEscrow_GasTooLow(gasleft(), PAYOUT_GAS);
        if (!IERC20(token).trySafeTransfer(to, amount)) _credit(token, to, amount);
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
