package org.collectivemind.format.requirement;

/** Why a condition came out as it did. Stable names for {@code --json}. */
public enum ReasonCode {
    /** It holds. */
    SATISFIED,
    /** The machine has another value. */
    FACT_MISMATCH,
    /** The machine does not have the thing at all. */
    FACT_ABSENT,
    /** Nobody knows: fails closed until somebody asserts the fact. */
    UNKNOWN_FACT,
    /** A negated condition holds. */
    FORBIDDEN,
    /** A key or a value this version of Collective Mind cannot read: fails closed. */
    UNREADABLE,
    /** The machine has no device of the api. */
    NO_DEVICE,
    /** Rules R1 and R2 of variants §2.8. */
    CUDA_DRIVER_TOO_OLD,
    /** Rules R5 and R6: the build holds no code the device can execute. */
    NO_KERNEL_IMAGE,
    /** Rule R3: only PTX fits the device, and it is newer than the driver's compiler. */
    PTX_TOO_NEW
}
