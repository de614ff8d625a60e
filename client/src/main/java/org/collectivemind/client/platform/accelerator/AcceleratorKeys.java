package org.collectivemind.client.platform.accelerator;

import org.collectivemind.format.attribute.AttributeKey;

/** Keys of the facts that are detected here alone; their types are the catalog's. */
public final class AcceleratorKeys {
    public static final AttributeKey CUDA_COMPAT = AttributeKey.parse("cuda.compat");
    public static final AttributeKey ROCM_VERSION = AttributeKey.parse("rocm.version");
    public static final AttributeKey LEVEL0 = AttributeKey.parse("level0");
    public static final AttributeKey LEVEL0_VERSION = AttributeKey.parse("level0.version");
    public static final AttributeKey VULKAN = AttributeKey.parse("vulkan");
    public static final AttributeKey VULKAN_VERSION = AttributeKey.parse("vulkan.version");
    public static final AttributeKey TPU = AttributeKey.parse("tpu");
    public static final AttributeKey TPU_VERSION = AttributeKey.parse("tpu.version");
    public static final AttributeKey NPU = AttributeKey.parse("npu");
    /** Of a device: {@code datacenter}, {@code workstation}, {@code geforce} or {@code jetson}. */
    public static final AttributeKey CLASS = AttributeKey.parse("class");
    /** Of a device: the instruction set of an AMD GPU, {@code gfx90a}. */
    public static final AttributeKey GFX = AttributeKey.parse("gfx");

    private AcceleratorKeys() {}
}
