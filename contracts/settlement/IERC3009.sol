// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IERC3009
/// @notice The one function of ERC-3009 that the escrow uses, in the form of Circle's FiatTokenV2_2: the signature
/// is bytes, so that ERC-1271 accounts can pay.
interface IERC3009 {
    /// @notice Moves `value` from `from` to `to` on the signature of `from`, once per `nonce`, while
    /// `validAfter < now < validBefore`. Caller: `to`.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external;
}
