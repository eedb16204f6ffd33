// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC3009} from "./IERC3009.sol";
import {IPermit2} from "./IPermit2.sol";
import {ISettlementEscrow} from "./ISettlementEscrow.sol";
import {IWalletDeployer} from "./IWalletDeployer.sol";
import {Signing} from "./Signing.sol";

/// @title Collection
/// @notice How money comes in: three fixed ways, one exact check. Part of {ISettlementEscrow}.
abstract contract Collection is Signing {
    using SafeERC20 for IERC20;

    bytes32 private constant WITNESS_TYPEHASH = keccak256("PaymentWitness(bytes32 paymentId,address payer)");
    string private constant WITNESS_TYPE =
        "PaymentWitness witness)PaymentWitness(bytes32 paymentId,address payer)TokenPermissions(address token,uint256 amount)";
    bytes32 private constant ERC6492_SUFFIX =
        0x6492649264926492649264926492649264926492649264926492649264926492;

    IPermit2 private immutable PERMIT2;
    IWalletDeployer private immutable WALLET_DEPLOYER;
    /// @inheritdoc ISettlementEscrow
    mapping(address token => uint256) public capOf;

    constructor(address permit2_, address walletDeployer_, TokenCap[] memory caps) {
        PERMIT2 = IPermit2(permit2_);
        WALLET_DEPLOYER = IWalletDeployer(walletDeployer_);
        for (uint256 i = 0; i < caps.length; ++i) {
            capOf[caps[i].token] = caps[i].cap;
            emit TokenAccepted(caps[i].token, caps[i].cap);
        }
    }

    /// @inheritdoc ISettlementEscrow
    function permit2() external view returns (address) {
        return address(PERMIT2);
    }

    /// @inheritdoc ISettlementEscrow
    function walletDeployer() external view returns (address) {
        return address(WALLET_DEPLOYER);
    }

    /// @dev Brings in `maxAmount`, exactly, and leaves the balance within the cap. The caller has written its state.
    function _collect(
        bytes32 id,
        Terms calldata terms,
        CollectionMethod method,
        bytes calldata collection
    ) internal {
        address token = terms.token;
        uint256 cap = capOf[token];
        if (cap == 0) revert SettlementEscrow_TokenNotAccepted(token);
        // Before the balance is read: whatever the factory does, it does not count as collected.
        bytes calldata signature = _unwrapped(terms.payer, collection);
        uint256 before = IERC20(token).balanceOf(address(this));
        if (method == CollectionMethod.Erc3009) _receive(id, terms, signature);
        else if (method == CollectionMethod.Permit2) _permit(id, terms, signature);
        else _pull(id, terms, signature);
        uint256 balance = IERC20(token).balanceOf(address(this));
        uint256 collected = balance > before ? balance - before : 0;
        if (collected != terms.maxAmount) {
            revert SettlementEscrow_CollectedWrongAmount(collected, terms.maxAmount);
        }
        if (balance > cap) revert SettlementEscrow_CapExceeded(token, balance, cap);
    }

    function _receive(bytes32 id, Terms calldata terms, bytes calldata signature) private {
        IERC3009(terms.token).receiveWithAuthorization(
            terms.payer,
            address(this),
            terms.maxAmount,
            0,
            terms.authorizeBefore,
            id,
            signature
        );
    }

    function _permit(bytes32 id, Terms calldata terms, bytes calldata signature) private {
        uint256 amount = terms.maxAmount;
        PERMIT2.permitWitnessTransferFrom(
            IPermit2.PermitTransferFrom({
                permitted: IPermit2.TokenPermissions(terms.token, amount),
                nonce: uint256(id),
                deadline: terms.authorizeBefore
            }),
            IPermit2.SignatureTransferDetails(address(this), amount),
            terms.payer,
            keccak256(abi.encode(WITNESS_TYPEHASH, id, terms.payer)),
            WITNESS_TYPE,
            signature
        );
    }

    function _pull(bytes32 id, Terms calldata terms, bytes calldata signature) private {
        bool isOwnCall = signature.length == 0 && msg.sender == terms.payer;
        if (!isOwnCall && !_isSigned(terms.payer, id, signature)) {
            revert SettlementEscrow_SignatureInvalid(terms.payer);
        }
        IERC20(terms.token).safeTransferFrom(terms.payer, address(this), terms.maxAmount);
    }

    /// @dev The signature inside an ERC-6492 wrapper `abi.encode(factory, factoryCalldata, signature) ++ suffix`,
    /// after the payer's wallet was deployed unless it is; any other signature as it is.
    function _unwrapped(address payer, bytes calldata collection) private returns (bytes calldata) {
        uint256 length = collection.length;
        if (length < 32 || bytes32(collection[length - 32:]) != ERC6492_SUFFIX) return collection;
        if (payer.code.length == 0) {
            WALLET_DEPLOYER.deploy(address(uint160(_word(collection, 0))), _bytesAt(collection, 32));
        }
        return _bytesAt(collection, 64);
    }

    /// @dev ABI-encoded bytes, whose offset is the word at `position`; without a copy, as `abi.decode` would make.
    function _bytesAt(bytes calldata data, uint256 position) private pure returns (bytes calldata) {
        uint256 offset = _word(data, position);
        uint256 start = offset + 32;
        return data[start:start + _word(data, offset)];
    }

    function _word(bytes calldata data, uint256 position) private pure returns (uint256) {
        return uint256(bytes32(data[position:position + 32]));
    }
}
