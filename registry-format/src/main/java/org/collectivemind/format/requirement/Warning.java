package org.collectivemind.format.requirement;

/**
 * Something that works, but less well than one may think.
 *
 * @param text one sentence for the user
 */
public record Warning(Code code, String text) {
    /** Stable names for {@code --json} and the lock. */
    public enum Code {
        /** The toolkit is newer than the driver, within its major version: a limited set of features (rule R2). */
        CUDA_MINOR_COMPAT,
        /** No machine code for the device: the driver compiles PTX at the first start (rule R6). */
        CUDA_PTX_JIT,
        /** The build runs through the package cuda-compat, which somebody allowed (rule R4). */
        CUDA_FORWARD_COMPAT,
        /** AMD does not support the ROCm of the build on this kernel driver. */
        ROCM_DRIVER_UNTESTED,
        /** What does not fit on the device lies in the host's memory. */
        MEM_SPILL,
        /** The machine runs the architecture through an emulator. */
        EMULATED,
        /** The version was withdrawn, and is taken all the same: it is locked, or the project pins it. */
        YANKED,
        /** Somebody asks for a feature the version does not have. */
        NO_SUCH_FEATURE,
        /** The project gives a parameter that the formula of what was taken does not have. */
        NO_SUCH_PARAMETER,
        /** What each fits into the memory alone does not fit together. */
        MEM_SUM
    }
}
