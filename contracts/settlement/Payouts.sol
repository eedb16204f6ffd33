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
    /// Last `toPayer` to the payer. A push that fails becomes credit, so that no payee can block another.
    ///
    /// In assembly, because a capture is little else: what a push costs beside the token's own work fell from 200 gas
    /// to 90, a share from 280 to 110. Each share is {Commission-share}; each push is `transfer`, which counts as done when
    /// it answers true, or answers nothing and the token has code (USDT).
    function _payOut(Terms calldata terms, uint256 low, uint256 high, uint256 toPayer) internal {
        address token = terms.tokenOf();
        (uint256 feeLow, uint256 feeHigh) = _fees(terms, low, high);
        uint256 start;
        uint256 end;
        bool isStarved = false;
        assembly ("memory-safe") {
            // The call at m; after it, from `start` to `end`, payee and amount of each push that failed.
            let m := mload(0x40)
            mstore(m, shl(224, 0xa9059cbb))
            start := add(m, 0x60)
            end := start
            let payee := calldataload(add(terms, 0x40))
            let amount := sub(sub(high, low), sub(feeHigh, feeLow))
            let share := add(terms, calldataload(add(terms, 0x1a0)))
            let afterShares := add(add(share, 0x20), shl(6, calldataload(share)))
            share := add(share, 0x20)
            let bpsLeft := 10000
            for {} 1 {} {
                if amount {
                    if lt(gas(), PAYOUT_GAS) {
                        isStarved := 1
                        break
                    }
                    mstore(add(m, 0x04), payee)
                    mstore(add(m, 0x24), amount)
                    // A token that answers nothing must not be taken for one that repeats the answer before.
                    mstore(0x00, 0)
                    let isDone := call(gas(), token, 0, m, 0x44, 0x00, 0x20)
                    if iszero(and(isDone, eq(mload(0x00), 1))) {
                        if iszero(and(isDone, and(iszero(returndatasize()), gt(extcodesize(token), 0)))) {
                            mstore(end, payee)
                            mstore(add(end, 0x20), amount)
                            end := add(end, 0x40)
                        }
                    }
                }
                if lt(share, afterShares) {
                    payee := calldataload(share)
                    let shareBps := calldataload(add(share, 0x20))
                    let lowPart := div(mul(feeLow, shareBps), bpsLeft)
                    let highPart := div(mul(feeHigh, shareBps), bpsLeft)
                    amount := sub(highPart, lowPart)
                    feeLow := sub(feeLow, lowPart)
                    feeHigh := sub(feeHigh, highPart)
                    bpsLeft := sub(bpsLeft, shareBps)
                    share := add(share, 0x40)
                    continue
                }
                if iszero(toPayer) {
                    break
                }
                payee := calldataload(add(terms, 0x20))
                amount := toPayer
                toPayer := 0
            }
        }
        if (isStarved) revert SettlementEscrow_GasTooLow(gasleft(), PAYOUT_GAS);
        if (start != end) _creditAll(token, start, end);
    }

    /// @dev Credits every (payee, amount) in memory from `start` to `end`.
    function _creditAll(address token, uint256 start, uint256 end) private {
        assembly ("memory-safe") {
            mstore(0x40, end)
        }
        for (uint256 place = start; place < end; place += 64) {
            address payee;
            uint256 amount;
            assembly ("memory-safe") {
                payee := mload(place)
                amount := mload(add(place, 0x20))
            }
            uint256 total = creditOf[token][payee] + amount;
            creditOf[token][payee] = total;
            emit CreditAssigned(token, payee, amount, total);
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
            (address receiver, uint256 shareBps) = shares.shareAt(i);
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

    function _claim(address token, address account, address to) private {
        if (to == address(0) || to == address(this)) revert SettlementEscrow_CreditReceiverInvalid(to);
        uint256 amount = creditOf[token][account];
        if (amount == 0) revert SettlementEscrow_NoCredit(token, account);
        creditOf[token][account] = 0;
        emit CreditClaimed(token, account, to, amount);
        IERC20(token).safeTransfer(to, amount);
    }
}
