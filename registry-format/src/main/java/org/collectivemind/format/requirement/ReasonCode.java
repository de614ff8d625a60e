package org.collectivemind.format.requirement;

import java.util.Locale;

/** Why a condition came out as it did. Stable names for {@code --json}. */
public enum ReasonCode {
    /** It holds. */
    SATISFIED,

    /** Another operating system. */
    OS_MISMATCH,
    /** The right one, in an older version. */
    OS_TOO_OLD,
    /** Another architecture, and none the machine emulates. */
    ARCH_MISMATCH,
    /** Another C library, or none to speak of. */
    LIBC_FAMILY,
    /** The right one, in an older version. */
    LIBC_TOO_OLD,
    /** The processor is below the level, or beside it. */
    CPU_LEVEL,
    /** The processor lacks instructions. */
    CPU_FEATURES,
    /** The machine has too little memory. */
    MEM_HOST,
    /** No device has enough memory. */
    MEM_DEVICE,
    /** Too little room on the disk. */
    DISK_FULL,

    /** The machine has no device of the api. */
    CUDA_ABSENT,
    ROCM_ABSENT,
    METAL_ABSENT,
    LEVEL0_ABSENT,
    VULKAN_ABSENT,
    TPU_ABSENT,
    NPU_ABSENT,
    /** A device there is, but not such a one. */
    DEVICE_MISMATCH,

    /** Rules R1 and R2 of variants §2.8. */
    CUDA_DRIVER_TOO_OLD,
    /** Rules R5 and R6: the build holds no code the device can execute. */
    CUDA_NO_TARGET,
    /** Rule R3: only PTX fits the device, and it is newer than the driver's compiler. */
    CUDA_PTX_TOOLCHAIN,
    /** The build holds no code for the device. */
    ROCM_NO_TARGET,
    /** The kernel's driver is older than asked for. */
    ROCM_DRIVER,

    /** Any other fact: the machine has another value. */
    FACT_MISMATCH,
    /** Any other fact: the machine does not have the thing at all. */
    FACT_ABSENT,
    /** Nobody knows: fails closed until somebody asserts the fact. */
    UNKNOWN_FACT,
    /** A negated condition holds. */
    FORBIDDEN,
    /** A key or a value this version of Collective Mind cannot read: fails closed. */
    UNREADABLE;

    /** The code of a machine without devices of an api. */
    static ReasonCode absent(String api) {
        String name = api.toUpperCase(Locale.ROOT) + "_ABSENT";
        for (ReasonCode code : values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        return FACT_ABSENT;
    }
}
