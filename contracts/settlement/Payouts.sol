// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Commission} from "./Commission.sol";
import {ISettlementEscrow} from "./ISettlementEscrow.sol";

/// @title Payouts
/// @notice How money goes out: pushed, and when a push fails, kept as the payee's credit. Part of
/// {ISettlementEscrow}.
abstract contract Payouts is ISettlementEscrow, EIP712, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

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
        bytes32 digest = _hashTypedDataV4(
            keccak256(
                abi.encode(CREDIT_CLAIM_TYPEHASH, token, account, to, creditNonceOf[account]++, deadline)
            )
        );
        if (!SignatureChecker.isValidSignatureNowCalldata(account, digest, signature)) {
            revert SettlementEscrow_SignatureInvalid(account);
        }
        _claim(token, account, to);
    }

    /// @dev Pays what raised the refundable amount from `low` to `high`: the receiver and the fee receivers. Then
    /// `toPayer` to the payer.
    function _payOut(Terms calldata terms, uint120 low, uint120 high, uint120 toPayer) internal {
        address token = terms.token;
        if (high != low) {
            uint120 feeLow = Commission.feeOn(low, terms.feeBps);
            uint120 feeHigh = Commission.feeOn(high, terms.feeBps);
            _push(token, terms.receiver, (high - low) - (feeHigh - feeLow));
            if (feeHigh != feeLow) {
                FeeShare[] calldata shares = terms.feeShares;
                uint256[] memory parts = Commission.partsBetween(shares, feeLow, feeHigh);
                for (uint256 i = 0; i < parts.length; ++i) _push(token, shares[i].receiver, parts[i]);
            }
        }
        _push(token, terms.payer, toPayer);
    }

    /// @dev What lowered the refundable amount from `high` to `low`, from the operator or from those who had it.
    function _payBack(Terms calldata terms, uint120 high, uint120 low, bool isByOperator) internal {
        IERC20 token = IERC20(terms.token);
        address payer = terms.payer;
        if (isByOperator) {
            token.safeTransferFrom(terms.operator, payer, high - low);
            return;
        }
        uint120 feeHigh = Commission.feeOn(high, terms.feeBps);
        uint120 feeLow = Commission.feeOn(low, terms.feeBps);
        token.safeTransferFrom(terms.receiver, payer, (high - low) - (feeHigh - feeLow));
        FeeShare[] calldata shares = terms.feeShares;
        uint256[] memory parts = Commission.partsBetween(shares, feeLow, feeHigh);
        for (uint256 i = 0; i < parts.length; ++i) {
            if (parts[i] != 0) token.safeTransferFrom(shares[i].receiver, payer, parts[i]);
        }
    }

    /// @dev A push that fails becomes credit, so that no payee can block another.
    function _push(address token, address to, uint256 amount) private {
        if (amount == 0) return;
        if (gasleft() < PAYOUT_GAS) revert SettlementEscrow_GasTooLow(gasleft(), PAYOUT_GAS);
        if (IERC20(token).trySafeTransfer(to, amount)) return;
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
