package org.collectivemind.client.platform;

import org.collectivemind.format.attribute.AttributeKey;

/** Keys of the facts that are detected here; their types are the catalog's. */
final class FactKeys {
    static final AttributeKey OS = AttributeKey.parse("os");
    static final AttributeKey OS_VERSION = AttributeKey.parse("os.version");
    static final AttributeKey OS_DISTRIBUTION = AttributeKey.parse("os.distribution");
    static final AttributeKey ARCH = AttributeKey.parse("arch");
    static final AttributeKey LIBC = AttributeKey.parse("libc");
    static final AttributeKey WSL = AttributeKey.parse("sys.wsl");
    static final AttributeKey CONTAINER = AttributeKey.parse("sys.container");
    static final AttributeKey CPU_ISA = AttributeKey.parse("cpu.isa");
    static final AttributeKey CPU_FEATURES = AttributeKey.parse("cpu.features");
    static final AttributeKey CPU_VENDOR = AttributeKey.parse("cpu.vendor");
    static final AttributeKey CPU_MODEL = AttributeKey.parse("cpu.model");
    static final AttributeKey CPU_CORES = AttributeKey.parse("cpu.cores");
    static final AttributeKey MEMORY = AttributeKey.parse("mem.total");
    static final AttributeKey DISK = AttributeKey.parse("disk.free");
    static final AttributeKey CUDA_DRIVER = AttributeKey.parse("cuda.driver");
    static final AttributeKey CUDA_API = AttributeKey.parse("cuda.api");
    static final AttributeKey ROCM_DRIVER = AttributeKey.parse("rocm.driver");
    static final AttributeKey METAL = AttributeKey.parse("metal");
    static final AttributeKey METAL_VERSION = AttributeKey.parse("metal.version");
    static final AttributeKey DEVICE_NAME = AttributeKey.parse("name");
    static final AttributeKey COMPUTE_CAPABILITY = AttributeKey.parse("cc");
    static final AttributeKey MIG = AttributeKey.parse("mig");
    static final AttributeKey UNIFIED = AttributeKey.parse("mem.unified");

    private FactKeys() {}
}
