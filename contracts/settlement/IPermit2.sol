// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IPermit2
/// @notice The one function of Permit2's SignatureTransfer that the escrow uses.
interface IPermit2 {
    /// @notice The `token` and the most of it, `amount` minor units, that the owner lets go.
    struct TokenPermissions {
        address token;
        uint256 amount;
    }

    /// @notice What the owner signed: what is `permitted`, once (`nonce`), up to and including `deadline`. The spender is
    /// the caller.
    struct PermitTransferFrom {
        TokenPermissions permitted;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice `requestedAmount` of the token goes to `to`.
    struct SignatureTransferDetails {
        address to;
        uint256 requestedAmount;
    }

    /// @notice Moves the owner's tokens as `transferDetails` say, on its signature over the permit and a `witness`, whose
    /// EIP-712 type ends `witnessTypeString`.
    function permitWitnessTransferFrom(
        PermitTransferFrom memory permit,
        SignatureTransferDetails calldata transferDetails,
        address owner,
        bytes32 witness,
        string calldata witnessTypeString,
        bytes calldata signature
    ) external;
}
