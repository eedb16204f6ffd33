// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IOracleReports} from "../../../contracts/reports/IOracleReports.sol";
import {IFiatSettlement} from "../../../contracts/settlement/IFiatSettlement.sol";
import {SettlementWorld} from "../settlement/SettlementWorld.sol";

/// @title FiatHandler
/// @notice Two sellers' orders that are paid through banks: weighed, paid, paid back, released and cancelled in any order.
contract FiatHandler is SettlementWorld {
    string private constant PAID = "INV-26 bank orders";
    string private constant RESERVED = "INV-27 reserved while open";
    uint256 private constant MAX_ORDERS = 12;
    uint256 private constant RECEIPT_AGE = 30 days;
    bytes32 private constant TERMS_TYPEHASH = keccak256(
        "FiatTerms(address operator,address receiver,address titleTo,uint256 lotId,uint128 maxGrams,bytes3 currency,uint120 amountMinor,uint48 releaseBefore,bytes32 orderRef,bytes32 salt)"
    );

    struct Order {
        bytes32 id;
        IFiatSettlement.FiatTerms terms;
        IFiatSettlement.Phase phase;
        uint128 released;
        uint128 weighed;
        uint128 received;
        uint256 receivedAt;
        /// @dev The most that was ever weighed, and received, when a release was accepted.
        uint256 weighedAtRelease;
        uint256 receivedAtRelease;
    }

    Order[] private _orders;

    /* ACTS */

    /// @notice The next order of one of the sellers; once there are enough, an old one again, which is refused.
    function open(uint256 seller, uint256 grams, uint256 amount, uint256 window) external {
        if (_orders.length == MAX_ORDERS) {
            Order storage old = _orders[seller % MAX_ORDERS];
            bytes4 expected = IFiatSettlement.FiatSettlement_AlreadyOpened.selector;
            requireRefused(PAID, _accounts[SPARE], address(fiat), _opening(old), expected);
            return;
        }
        Order storage order = _orders.push();
        order.terms = IFiatSettlement.FiatTerms({
            operator: _accounts[OPERATOR],
            receiver: _accounts[seller % 2 == 0 ? SELLER : OTHER_SELLER],
            titleTo: _accounts[BUYER],
            lotId: _lotId,
            maxGrams: uint128(bound(grams, 1, 1e9)),
            currency: "EUR",
            amountMinor: uint120(bound(amount, 1, 1e9)),
            releaseBefore: uint48(block.timestamp + bound(window, 1 days, 90 days)),
            orderRef: bytes32(_orders.length),
            salt: bytes32(_orders.length)
        });
        order.id = digestOf(
            "TopSteel FiatSettlement",
            address(fiat),
            keccak256(abi.encode(TERMS_TYPEHASH, order.terms))
        );
        order.phase = IFiatSettlement.Phase.Open;
        _send(_accounts[SPARE], _opening(order));
    }

    /// @notice A weight, of less as well: tickets are corrected.
    function weigh(uint256 place, uint256 grams) external {
        if (_orders.length == 0) return;
        Order storage order = _orders[place % _orders.length];
        order.weighed = uint128(bound(grams, 0, 2 * uint256(order.terms.maxGrams)));
        report(WEIGHT, order.id, order.weighed);
    }

    /// @notice What the bank has received in total, of less as well: money goes back.
    function receiveMoney(uint256 place, uint256 amount) external {
        if (_orders.length == 0) return;
        Order storage order = _orders[place % _orders.length];
        order.received = uint128(bound(amount, 0, 2 * uint256(order.terms.amountMinor)));
        order.receivedAt = block.timestamp;
        report(RECEIPT, order.id, order.received);
    }

    /// @notice Any total, by anyone who may: it is released, or refused by the first rule that it breaks.
    function release(uint256 place, uint256 grams, uint256 caller) external {
        if (_orders.length == 0) return;
        Order storage order = _orders[place % _orders.length];
        uint128 total = uint128(bound(grams, 0, uint256(order.terms.maxGrams) + 1));
        _release(order, total, caller);
    }

    /// @notice As much as weight and money allow.
    function releaseAllThatIsPaid(uint256 place, uint256 caller) external {
        if (_orders.length == 0) return;
        Order storage order = _orders[place % _orders.length];
        _release(order, uint128(_most(order)), caller);
    }

    /// @notice One gram more than weight and money allow.
    function releaseTooMuch(uint256 place, uint256 caller) external {
        if (_orders.length == 0) return;
        Order storage order = _orders[place % _orders.length];
        _release(order, uint128(_most(order) + 1), caller);
    }

    /// @notice Cancels, as one of three, or is refused.
    function cancel(uint256 place, uint256 caller) external {
        if (_orders.length == 0) return;
        Order storage order = _orders[place % _orders.length];
        address[3] memory callers = [_accounts[OPERATOR], order.terms.receiver, _accounts[SPARE]];
        address sender = callers[caller % 3];
        bytes memory data = abi.encodeCall(IFiatSettlement.cancel, (order.terms));
        bytes4 refusal = _cancelRefusal(order, sender);
        if (refusal != 0) {
            requireRefused(PAID, sender, address(fiat), data, refusal);
            return;
        }
        _send(sender, data);
        order.phase = IFiatSettlement.Phase.Closed;
    }

    /// @notice Time passes: receipts become stale, windows close.
    function wait(uint256 duration) external {
        VM.warp(block.timestamp + bound(duration, 1, 20 days));
    }

    /* WHAT HOLDS */

    /// @notice Title went only to grams that were weighed and paid at that time, and all of it to the buyer.
    function requirePaid() external view {
        uint256 titles = 0;
        for (uint256 i = 0; i < _orders.length; ++i) {
            Order storage order = _orders[i];
            (IFiatSettlement.Phase phase, uint128 released) = fiat.stateOf(order.id);
            requireEqual(PAID, uint256(phase), uint256(order.phase));
            requireEqual(PAID, released, order.released);
            requireAtMost(PAID, released, order.terms.maxGrams);
            requireAtMost(PAID, released, order.weighedAtRelease);
            requireAtMost(PAID, _worth(order, released), order.receivedAtRelease);
            titles += released;
        }
        requireEqual(PAID, IERC1155(address(ledger)).balanceOf(_accounts[BUYER], _lotId), titles);
    }

    /// @notice What an order has not released is pinned exactly while it is open.
    function requireReserved() external view {
        uint256[2] memory pinned;
        for (uint256 i = 0; i < _orders.length; ++i) {
            Order storage order = _orders[i];
            (uint128 reserved, uint128 released) = ledger.reservationOf(
                order.id,
                _lotId,
                order.terms.receiver
            );
            bool isOpen = order.phase == IFiatSettlement.Phase.Open;
            requireEqual(RESERVED, reserved, isOpen ? order.terms.maxGrams - order.released : 0);
            requireEqual(RESERVED, released, order.released);
            pinned[order.terms.receiver == _accounts[SELLER] ? 0 : 1] += reserved;
        }
        for (uint256 i = 0; i < 2; ++i) {
            address seller = _accounts[i == 0 ? SELLER : OTHER_SELLER];
            uint256 balance = IERC1155(address(ledger)).balanceOf(seller, _lotId);
            requireEqual(RESERVED, balance - ledger.availableOf(seller, _lotId), pinned[i]);
        }
    }

    /* INTERNALS */

    function _release(Order storage order, uint128 total, uint256 caller) private {
        address[3] memory callers = [_accounts[OPERATOR], order.terms.receiver, _accounts[BUYER]];
        address sender = callers[caller % 3];
        bytes memory data = abi.encodeCall(IFiatSettlement.release, (order.terms, total, EVENT));
        bytes4 refusal = _releaseRefusal(order, total);
        if (refusal != 0) {
            requireRefused(PAID, sender, address(fiat), data, refusal);
            return;
        }
        _send(sender, data);
        order.released = total;
        (order.weighedAtRelease, order.receivedAtRelease) = (order.weighed, order.received);
        if (total == order.terms.maxGrams) order.phase = IFiatSettlement.Phase.Closed;
    }

    /// @dev The first rule that the release breaks; 0 when it breaks none.
    function _releaseRefusal(Order storage order, uint128 total) private view returns (bytes4) {
        if (block.timestamp >= order.terms.releaseBefore) {
            return IFiatSettlement.FiatSettlement_WindowClosed.selector;
        }
        if (order.phase != IFiatSettlement.Phase.Open) return IFiatSettlement.FiatSettlement_NotOpen.selector;
        if (total <= order.released) return IFiatSettlement.FiatSettlement_AlreadyReleased.selector;
        if (total > order.terms.maxGrams) {
            return IFiatSettlement.FiatSettlement_ReleaseAboveMaximum.selector;
        }
        if (total > order.weighed) return IFiatSettlement.FiatSettlement_ReleaseAboveWeighed.selector;
        if (order.receivedAt == 0) return IOracleReports.OracleReports_ReportMissing.selector;
        if (block.timestamp - order.receivedAt >= RECEIPT_AGE) {
            return IOracleReports.OracleReports_ObservationTooOld.selector;
        }
        if (_worth(order, total) > order.received) {
            return IFiatSettlement.FiatSettlement_ReleaseAboveReceived.selector;
        }
        return 0;
    }

    function _cancelRefusal(Order storage order, address sender) private view returns (bytes4) {
        if (order.phase != IFiatSettlement.Phase.Open) return IFiatSettlement.FiatSettlement_NotOpen.selector;
        if (sender == _accounts[OPERATOR] || block.timestamp >= order.terms.releaseBefore) return 0;
        if (sender != order.terms.receiver) return IFiatSettlement.FiatSettlement_NotAllowed.selector;
        bool isOwed = order.received > _worth(order, order.released);
        return isOwed ? IFiatSettlement.FiatSettlement_TitleOwed.selector : bytes4(0);
    }

    /// @dev The most grams that are weighed and paid: `g` with `ceil(amount * g / max) <= received`.
    function _most(Order storage order) private view returns (uint256 grams) {
        grams = (uint256(order.received) * order.terms.maxGrams) / order.terms.amountMinor;
        if (grams > order.weighed) grams = order.weighed;
        if (grams > order.terms.maxGrams) grams = order.terms.maxGrams;
    }

    /// @dev Rounded up.
    function _worth(Order storage order, uint128 grams) private view returns (uint256) {
        uint256 maxGrams = order.terms.maxGrams;
        return (uint256(order.terms.amountMinor) * grams + maxGrams - 1) / maxGrams;
    }

    function _opening(Order storage order) private view returns (bytes memory) {
        bool isFirst = order.terms.receiver == _accounts[SELLER];
        bytes32 structHash = keccak256(abi.encode(keccak256("Acceptance(bytes32 orderId)"), order.id));
        bytes32 digest = digestOf("TopSteel FiatSettlement", address(fiat), structHash);
        bytes memory acceptance = sign(isFirst ? SELLER : OTHER_SELLER, digest);
        return abi.encodeCall(IFiatSettlement.open, (order.terms, order.terms.receiver, acceptance));
    }

    /// @dev What is refused against the model ends the campaign with the contract's own reason.
    function _send(address sender, bytes memory data) private {
        VM.prank(sender);
        (bool succeeded, bytes memory reason) = address(fiat).call(data);
        if (succeeded) return;
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }
}
