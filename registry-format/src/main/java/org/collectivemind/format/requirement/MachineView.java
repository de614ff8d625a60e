package org.collectivemind.format.requirement;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.jspecify.annotations.Nullable;

/** Where conditions look facts up: the platform, or one device of it with the platform behind. */
final class MachineView {
    /**
     * Apis of GPUs. One GPU may be listed under several, so only those of the first row that has any count: those of a vendor's own
     * api before Level Zero's, where an integrated GPU has all of the host's memory, before Vulkan's, where few say how much.
     */
    private static final List<List<String>> GPU_APIS =
            List.of(List.of("cuda", "rocm", "metal"), List.of("level0"), List.of("vulkan"));

    private final AttributeCatalog catalog;
    private final Platform platform;
    private final @Nullable Device device;

    MachineView(AttributeCatalog catalog, Platform platform) {
        this(catalog, platform, null);
    }

    private MachineView(AttributeCatalog catalog, Platform platform, @Nullable Device device) {
        this.catalog = catalog;
        this.platform = platform;
        this.device = device;
    }

    /**
     * A fact as found.
     *
     * @param assertable the key that asserts the fact on the platform
     * @param where empty, or which device
     */
    record Sighting(AttributeKey assertable, Fact fact, String where) {}

    MachineView at(Device one) {
        return new MachineView(catalog, platform, one);
    }

    AttributeCatalog catalog() {
        return catalog;
    }

    boolean atDevice() {
        return device != null;
    }

    /** The key without an api in front, where it is one of devices. */
    AttributeKey relative(AttributeKey key) {
        return catalog.ofDevice(key).orElse(key);
    }

    /** Whether a key is about an api the machine is known to have no devices of. */
    boolean apiIsAbsent(AttributeKey key) {
        return catalog.apis().contains(key.namespace()) && presence(key.namespace()) instanceof Fact.Absent;
    }

    Sighting sight(AttributeKey key) {
        Optional<AttributeKey> relative = device == null ? Optional.empty() : relativeTo(device, key);
        if (device == null || relative.isEmpty()) {
            Fact fact = platform.fact(key);
            boolean implied = fact instanceof Fact.Unknown && apiIsAbsent(key);
            return new Sighting(key, implied ? presence(key.namespace()) : fact, "");
        }
        AttributeKey assertable = AttributeKey.parse(device.api() + "." + relative.get());
        Fact own = device.fact(relative.get());
        Fact stated = platform.facts().get(assertable);
        Fact fact = own instanceof Fact.Unknown && stated != null ? stated : own;
        return new Sighting(assertable, fact, " on " + device.api() + " device " + device.index());
    }

    /** Keys of devices, and keys only the platform's owner knows when the device states them. */
    private Optional<AttributeKey> relativeTo(Device of, AttributeKey key) {
        Optional<AttributeKey> aliased = catalog.ofDevice(key);
        if (aliased.isPresent()) {
            return key.namespace().equals(of.api()) ? aliased : Optional.empty();
        }
        boolean own = of.facts().containsKey(key)
                || catalog.definition(key)
                        .map(AttributeDefinition::scope)
                        .filter(AttributeDefinition.Scope::ofDevice)
                        .isPresent();
        return own ? Optional.of(key) : Optional.empty();
    }

    /**
     * The devices of an api. A platform that lists none but states facts about the api ({@code cuda.driver}, {@code cuda.cc})
     * has one that is known by these facts alone, so that a target may be written in one line.
     */
    List<Device> devices(String api) {
        List<Device> listed = platform.devices().stream()
                .filter(candidate -> candidate.api().equals(api))
                .collect(Collectors.toList());
        if (!listed.isEmpty() || presence(api) instanceof Fact.Absent) {
            return listed;
        }
        boolean described = platform.facts().entrySet().stream()
                .anyMatch(fact -> fact.getKey().namespace().equals(api)
                        && fact.getValue().known().isPresent());
        SortedMap<AttributeKey, Fact> facts = new TreeMap<>();
        return described ? List.of(new Device(api, 0, facts)) : List.of();
    }

    /** The GPUs the platform lists; where it lists none, those it states facts about. */
    List<Device> gpus() {
        Function<String, List<Device>> listed = api -> platform.devices().stream()
                .filter(device -> device.api().equals(api))
                .collect(Collectors.toList());
        List<Device> found = firstRow(listed);
        return found.isEmpty() ? firstRow(this::devices) : found;
    }

    private static List<Device> firstRow(Function<String, List<Device>> devices) {
        return GPU_APIS.stream()
                .map(row ->
                        row.stream().flatMap(api -> devices.apply(api).stream()).collect(Collectors.toList()))
                .filter(row -> !row.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    static List<String> gpuApis() {
        return GPU_APIS.stream().flatMap(List::stream).collect(Collectors.toList());
    }

    /** What the platform says about having devices of an api at all: its driver, or the api itself. */
    Fact presence(String api) {
        Fact driver = platform.fact(driver(api));
        return driver instanceof Fact.Unknown ? orElse(platform.facts().get(AttributeKey.parse(api)), driver) : driver;
    }

    private static Fact orElse(@Nullable Fact first, Fact second) {
        return first != null ? first : second;
    }

    static AttributeKey driver(String api) {
        return AttributeKey.parse(api + ".driver");
    }
}
