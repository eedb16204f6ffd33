// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev What a holder has of a lot, in one word: the balance in the lower half, and in the upper half how much of it is
/// reserved for open payments. Both are grams; `reserved <= balance`.
type Holding is uint256;

using {balance, reserved, free, credit, debit, reserve, unreserve, release} for Holding global;

/// @dev All grams, reserved ones included.
function balance(Holding holding) pure returns (uint128) {
    return uint128(Holding.unwrap(holding));
}

/// @dev The grams that open payments have reserved.
function reserved(Holding holding) pure returns (uint128) {
    return uint128(Holding.unwrap(holding) >> 128);
}

/// @dev The grams that the holder can dispose of.
function free(Holding holding) pure returns (uint128) {
    return holding.balance() - holding.reserved();
}

/// @dev After `grams` came in, free. Reverts by overflow above 2^128 − 1.
function credit(Holding holding, uint128 grams) pure returns (Holding) {
    return _pack(holding.balance() + grams, holding.reserved());
}

/// @dev After `grams` of the free ones went out. Assumes `grams <= free`.
function debit(Holding holding, uint128 grams) pure returns (Holding) {
    return _pack(holding.balance() - grams, holding.reserved());
}

/// @dev After `grams` of the free ones were reserved. Assumes `grams <= free`.
function reserve(Holding holding, uint128 grams) pure returns (Holding) {
    return _pack(holding.balance(), holding.reserved() + grams);
}

/// @dev After `grams` of the reserved ones became free. Reverts by overflow above what is reserved.
function unreserve(Holding holding, uint128 grams) pure returns (Holding) {
    return _pack(holding.balance(), holding.reserved() - grams);
}

/// @dev After `grams` of the reserved ones went out. Reverts by overflow above what is reserved.
function release(Holding holding, uint128 grams) pure returns (Holding) {
    return _pack(holding.balance() - grams, holding.reserved() - grams);
}

function _pack(uint128 balance_, uint128 reserved_) pure returns (Holding) {
    return Holding.wrap((uint256(reserved_) << 128) | balance_);
}
