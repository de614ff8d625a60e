package org.collectivemind.format.requirement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
    /** Devices where no model is placed by hand. */
    private static final Set<String> NO_GPUS = Set.of("tpu", "npu");

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

    /**
     * The GPUs the platform lists. Where it lists no device at all, those it states facts about: a listed one may be
     * described by the facts of another api as well.
     */
    List<Device> gpus() {
        List<Device> listed = platform.devices().stream()
                .filter(device -> !NO_GPUS.contains(device.api()))
                .collect(Collectors.toList());
        return listed.isEmpty()
                ? gpuApis().stream().flatMap(api -> devices(api).stream()).collect(Collectors.toList())
                : listed;
    }

    List<String> gpuApis() {
        return catalog.apis().stream().filter(api -> !NO_GPUS.contains(api)).collect(Collectors.toList());
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
