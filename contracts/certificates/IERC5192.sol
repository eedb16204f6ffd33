// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IERC5192
/// @notice ERC-5192, Minimal Soulbound NFTs. Interface id 0xb45a3c0e.
interface IERC5192 {
    /// @notice The token cannot be transferred from now on.
    event Locked(uint256 tokenId);
    /// @notice The token can be transferred from now on.
    event Unlocked(uint256 tokenId);

    /// @notice Whether the token `tokenId` is locked. Reverts for a token that nobody holds.
    function locked(uint256 tokenId) external view returns (bool);
}
