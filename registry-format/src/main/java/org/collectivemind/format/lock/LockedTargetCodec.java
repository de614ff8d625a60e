package org.collectivemind.format.lock;

import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;
import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonObject;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.requirement.MachineUse;
import org.collectivemind.format.requirement.MachineUse.Allowance;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.requirement.Requirement.Quantifier;

/**
 * A target of a lock. What is as it is by itself is left out: facts of this machine, no overrides, one device, nothing allowed, no
 * warnings. Floors are text where
 * nobody knows whose they are or there are none, else a package a line, so that two branches that add packages merge.
 */
final class LockedTargetCodec {
    private static final JsonMember<TargetName> NAME = JsonMember.required("name", json -> json.text(TargetName::new));
    private static final JsonMember<Optional<FactsFrom>> FACTS =
            JsonMember.optional("facts", json -> json.text(FactsFrom::parse));
    private static final JsonMember<Optional<List<LockedOverride>>> OVERRIDES =
            JsonMember.optional("overrides", json -> json.list(() -> json.text(LockedOverride::parse)));
    private static final JsonMember<Floors> FLOORS = JsonMember.required("floors", LockedTargetCodec::floors);
    private static final JsonMember<Optional<Quantifier>> DEVICES =
            JsonMember.optional("devices", json -> json.choice(Quantifier.values(), Quantifier::text));
    private static final JsonMember<Optional<List<Allowance>>> ALLOW =
            JsonMember.optional("allow", json -> json.list(() -> json.choice(Allowance.values(), Allowance::text)));
    private static final JsonMember<Optional<List<LockedWarning>>> WARNINGS =
            JsonMember.optional("warnings", json -> json.list(() -> warning(json)));
    private static final JsonMember<List<PackageSlot>> ROOTS =
            JsonMember.required("roots", json -> json.list(() -> json.text(PackageSlot::parse)));
    private static final JsonShape SHAPE =
            JsonShape.of(NAME, FACTS, OVERRIDES, FLOORS, DEVICES, ALLOW, WARNINGS, ROOTS);

    private static final JsonMember<PackageSlot> PACKAGE =
            JsonMember.required("package", json -> json.text(PackageSlot::parse));
    private static final JsonMember<String> CODE = JsonMember.required("code", JsonReader::text);
    private static final JsonShape WARNING = JsonShape.of(PACKAGE, CODE);

    private LockedTargetCodec() {}

    /** The first format that can say it. */
    static int format(LockedTarget target) {
        boolean plain = target.floors() instanceof Floors.Together
                && target.provenance().equals(Provenance.HOST)
                && target.use().equals(MachineUse.DEFAULT)
                && target.warnings().isEmpty();
        return plain ? 1 : 3;
    }

    static void write(CanonicalJson json, LockedTarget target) {
        Provenance provenance = target.provenance();
        json.object(BLOCK, () -> {
            json.key(NAME.key()).value(target.name().text());
            if (!provenance.facts().equals(Provenance.HOST.facts())) {
                json.key(FACTS.key()).value(provenance.facts().text());
            }
            if (!provenance.overrides().isEmpty()) {
                json.key(OVERRIDES.key()).array(BLOCK, provenance.overrides(), each -> json.value(each.text()));
            }
            json.key(FLOORS.key());
            if (target.floors() instanceof Floors.ByPackage floors) {
                json.map(BLOCK, floors.needs(), need -> json.value(need.text()));
            } else {
                json.value(target.floors().all().text());
            }
            if (target.use().devices() != MachineUse.DEFAULT.devices()) {
                json.key(DEVICES.key()).value(target.use().devices().text());
            }
            if (!target.use().allowed().isEmpty()) {
                json.key(ALLOW.key()).array(LINE, target.use().allowed(), each -> json.value(each.text()));
            }
            if (!target.warnings().isEmpty()) {
                json.key(WARNINGS.key()).array(BLOCK, target.warnings(), each -> write(json, each));
            }
            json.key(ROOTS.key()).array(BLOCK, target.roots(), root -> json.value(root.toString()));
        });
    }

    private static void write(CanonicalJson json, LockedWarning warning) {
        json.object(LINE, () -> {
            json.key(PACKAGE.key()).value(warning.slot().toString());
            json.key(CODE.key()).value(warning.code());
        });
    }

    static LockedTarget read(JsonReader json) {
        return json.object(SHAPE, LockedTargetCodec::target);
    }

    private static LockedTarget target(JsonObject object) {
        return new LockedTarget(
                object.get(NAME),
                new Provenance(other(object, FACTS, Provenance.HOST.facts()), stated(object, OVERRIDES)),
                object.get(FLOORS),
                new MachineUse(
                        other(object, DEVICES, MachineUse.DEFAULT.devices()), new TreeSet<>(stated(object, ALLOW))),
                stated(object, WARNINGS),
                object.get(ROOTS));
    }

    /** What is left out where it is as usual. */
    private static <T> T other(JsonObject object, JsonMember<Optional<T>> member, T usual) {
        if (object.get(member).equals(Optional.of(usual))) {
            throw new MalformedText(
                    "value of " + member.key(), usual.toString(), "it is left out, for it is the usual");
        }
        return object.get(member).orElse(usual);
    }

    private static <T> List<T> stated(JsonObject object, JsonMember<Optional<List<T>>> member) {
        Optional<List<T>> list = object.get(member);
        if (list.filter(List::isEmpty).isPresent()) {
            throw new MalformedText("list of " + member.key(), "[]", "it is left out where there are none");
        }
        return list.orElse(List.of());
    }

    private static Floors floors(JsonReader json) {
        if (json.isText()) {
            return new Floors.Together(json.text(Requirement::parse));
        }
        return json.here(() -> new Floors.ByPackage(json.map(PackageSlot::parse, () -> json.text(Requirement::parse))));
    }

    private static LockedWarning warning(JsonReader json) {
        return json.object(WARNING, object -> new LockedWarning(object.get(PACKAGE), object.get(CODE)));
    }
}
