package org.collectivemind.client.platform.detect;

import org.collectivemind.format.attribute.AttributeKey;

/** Keys of the facts that are detected here; their types are the catalog's. */
public final class FactKeys {
    public static final AttributeKey OS = AttributeKey.parse("os");
    public static final AttributeKey OS_VERSION = AttributeKey.parse("os.version");
    public static final AttributeKey OS_DISTRIBUTION = AttributeKey.parse("os.distribution");
    public static final AttributeKey ARCH = AttributeKey.parse("arch");
    public static final AttributeKey LIBC = AttributeKey.parse("libc");
    public static final AttributeKey WSL = AttributeKey.parse("sys.wsl");
    public static final AttributeKey CONTAINER = AttributeKey.parse("sys.container");
    public static final AttributeKey CPU_ISA = AttributeKey.parse("cpu.isa");
    public static final AttributeKey CPU_FEATURES = AttributeKey.parse("cpu.features");
    public static final AttributeKey CPU_VENDOR = AttributeKey.parse("cpu.vendor");
    public static final AttributeKey CPU_MODEL = AttributeKey.parse("cpu.model");
    public static final AttributeKey CPU_CORES = AttributeKey.parse("cpu.cores");
    public static final AttributeKey MEMORY = AttributeKey.parse("mem.total");
    public static final AttributeKey MEMORY_AVAILABLE = AttributeKey.parse("mem.available");
    public static final AttributeKey DISK = AttributeKey.parse("disk.free");
    public static final AttributeKey CUDA_DRIVER = AttributeKey.parse("cuda.driver");
    public static final AttributeKey CUDA_API = AttributeKey.parse("cuda.api");
    public static final AttributeKey ROCM_DRIVER = AttributeKey.parse("rocm.driver");
    public static final AttributeKey METAL = AttributeKey.parse("metal");
    public static final AttributeKey METAL_VERSION = AttributeKey.parse("metal.version");
    public static final AttributeKey DEVICE_NAME = AttributeKey.parse("name");
    public static final AttributeKey COMPUTE_CAPABILITY = AttributeKey.parse("cc");
    public static final AttributeKey MIG = AttributeKey.parse("mig");
    public static final AttributeKey UNIFIED = AttributeKey.parse("mem.unified");

    private FactKeys() {}
}
