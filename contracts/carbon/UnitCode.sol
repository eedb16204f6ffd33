// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title UnitCode
/// @notice The one spelling of programme and project codes: `A`–`Z`, `0`–`9`, and single `-` inside; left-aligned,
/// the rest zero bytes.
library UnitCode {
    /// @notice What {fault} answers when there is none.
    uint256 internal constant NONE = 32;

    /// @notice The first position that is not canonical, or {NONE}. For a hyphen at the end, where it stands.
    function fault(bytes32 code) internal pure returns (uint256) {
        bool isEdge = true;
        uint256 i = 0;
        for (; i < 32 && code[i] != 0; ++i) {
            bytes1 sign = code[i];
            bool isHyphen = sign == "-";
            bool isAlphanumeric = (sign >= "0" && sign <= "9") || (sign >= "A" && sign <= "Z");
            if (!isAlphanumeric && (!isHyphen || isEdge)) return i;
            isEdge = isHyphen;
        }
        // An empty code is at fault at 0, a hyphen at the end where it stands.
        if (isEdge) return i == 0 ? 0 : i - 1;
        if (i < 32 && code << (i * 8) != 0) return i;
        return NONE;
    }
}
