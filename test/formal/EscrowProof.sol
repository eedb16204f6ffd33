// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title EscrowProof
/// @notice INV-1 and INV-2 for histories of any length: one payment among any number of others and of credits, whose sum
/// is `_others`. That the escrow's word does what {move} and {refund} do here is shown by {PaymentWordProof}.
contract EscrowProof {
    uint256 private _maxAmount;
    uint256 private _capturable;
    uint256 private _refundable;
    uint256 private _captured;
    uint256 private _refunded;
    uint256 private _held;
    uint256 private _others;

    function authorize(uint120 maxAmount) external {
        require(_maxAmount == 0);
        (_maxAmount, _capturable) = (maxAmount, maxAmount);
        _held += maxAmount;
    }

    /// @notice To the receiver's side and to the payer; what of it cannot be pushed becomes credit.
    function move(uint120 toReceiver, uint120 toPayer, uint256 credited) external {
        uint256 leaving = uint256(toReceiver) + toPayer;
        require(leaving <= _capturable);
        require(credited <= leaving);
        _capturable -= leaving;
        _refundable += toReceiver;
        _captured += toReceiver;
        _held -= leaving - credited;
        _others += credited;
    }

    /// @notice Past the escrow, straight to the payer.
    function refund(uint120 amount) external {
        require(amount <= _refundable);
        _refundable -= amount;
        _refunded += amount;
    }

    function claim(uint256 credit) external {
        require(credit <= _others);
        _others -= credit;
        _held -= credit;
    }

    /// @notice Another payment comes in, or money is sent for nothing.
    function others(uint120 amount, uint120 donated) external {
        _others += amount;
        _held += uint256(amount) + donated;
    }

    function holds() external view {
        assert(_held >= _others);
        assert(_held - _others >= _capturable);
        assert(_captured <= _maxAmount);
        assert(_refunded <= _captured);
        assert(_refundable == _captured - _refunded);
        assert(_capturable + _captured <= _maxAmount);
    }
}

/// @title EscrowWrong
/// @notice The same, with a push that fails counted as credit and kept as paid: the solver must find the history.
contract EscrowWrong {
    uint256 private _maxAmount;
    uint256 private _capturable;
    uint256 private _refundable;
    uint256 private _captured;
    uint256 private _refunded;
    uint256 private _held;
    uint256 private _others;

    function authorize(uint120 maxAmount) external {
        require(_maxAmount == 0);
        (_maxAmount, _capturable) = (maxAmount, maxAmount);
        _held += maxAmount;
    }

    /// @notice To the receiver's side and to the payer; what of it cannot be pushed becomes credit.
    function move(uint120 toReceiver, uint120 toPayer, uint256 credited) external {
        uint256 leaving = uint256(toReceiver) + toPayer;
        require(leaving <= _capturable);
        require(credited <= leaving);
        _capturable -= leaving;
        _refundable += toReceiver;
        _captured += toReceiver;
        _held -= leaving - credited;
        _others += credited + (credited == 0 ? 0 : 1);
    }

    /// @notice Past the escrow, straight to the payer.
    function refund(uint120 amount) external {
        require(amount <= _refundable);
        _refundable -= amount;
        _refunded += amount;
    }

    function claim(uint256 credit) external {
        require(credit <= _others);
        _others -= credit;
        _held -= credit;
    }

    /// @notice Another payment comes in, or money is sent for nothing.
    function others(uint120 amount, uint120 donated) external {
        _others += amount;
        _held += uint256(amount) + donated;
    }

    function holds() external view {
        assert(_held >= _others + _capturable);
    }
}
