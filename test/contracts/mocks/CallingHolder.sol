// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";

/// @title CallingHolder
/// @notice A holder of title that calls somebody from its ERC-1155 hooks, and remembers what came of it. It can be
/// told to refuse, to answer with a wrong value, and to act of its own.
contract CallingHolder is ERC165, IERC1155Receiver {
    /// @notice What the hooks do.
    enum Mood {
        Accepts,
        RefusesWithReason,
        RefusesSilently,
        AnswersWrong
    }

    /// @notice The holder does not want it.
    error CallingHolder_Refused(uint256 lotId);

    /// @notice How often a hook ran.
    uint256 public received;
    /// @notice Whether the last call from a hook succeeded.
    bool public succeeded;
    /// @notice What the last call from a hook returned or reverted with.
    bytes public answer;
    /// @notice What the hooks do.
    Mood public mood;
    address private _target;
    bytes private _call;

    /// @notice From now on the hooks call `target`.
    function callBack(address target, bytes calldata call_) external {
        _target = target;
        _call = call_;
    }

    /// @notice From now on the hooks do this.
    function feel(Mood mood_) external {
        mood = mood_;
    }

    /// @notice Calls `target` as this account.
    function act(address target, bytes calldata call_) external returns (bytes memory) {
        (bool isOk, bytes memory result) = target.call(call_);
        if (isOk) return result;
        assembly ("memory-safe") {
            revert(add(result, 0x20), mload(result))
        }
    }

    /// @inheritdoc IERC1155Receiver
    function onERC1155Received(
        address,
        address,
        uint256 id,
        uint256,
        bytes calldata
    ) external returns (bytes4) {
        _feel(id);
        return mood == Mood.AnswersWrong ? bytes4(0) : this.onERC1155Received.selector;
    }

    /// @inheritdoc IERC1155Receiver
    function onERC1155BatchReceived(
        address,
        address,
        uint256[] calldata ids,
        uint256[] calldata,
        bytes calldata
    ) external returns (bytes4) {
        _feel(ids[0]);
        return mood == Mood.AnswersWrong ? bytes4(0) : this.onERC1155BatchReceived.selector;
    }

    function _feel(uint256 id) private {
        received += 1;
        if (mood == Mood.RefusesWithReason) revert CallingHolder_Refused(id);
        if (mood == Mood.RefusesSilently) {
            assembly ("memory-safe") {
                revert(0, 0)
            }
        }
        if (_target == address(0)) return;
        (succeeded, answer) = _target.call(_call);
    }
}
