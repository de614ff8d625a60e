package org.collectivemind.client.project;

import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;
import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonFile;
import org.collectivemind.format.json.JsonFormat;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonObject;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.VersionScheme;

/**
 * {@code .cm/environment.json}: what was installed, for which machine. A note of our own to ourselves: one that is missing, of
 * another format or broken is no environment, and {@code cm install} makes it again.
 *
 * @param machine fingerprint of the machine it was checked against
 */
record EnvironmentFile(String machine, Environment environment) {
    static final String NAME = "environment.json";

    private static final JsonFormat FORMAT = new JsonFormat("cm-environment", 3);
    private static final JsonMember<String> MACHINE = JsonMember.required("machine", JsonReader::text);
    private static final JsonMember<Digest> LOCK = JsonMember.required("lock", json -> json.text(Digest::parse));
    private static final JsonMember<TargetName> TARGET =
            JsonMember.required("target", json -> json.text(TargetName::new));
    private static final JsonMember<List<InstalledPackage>> PACKAGES =
            JsonMember.required("packages", json -> json.list(() -> readPackage(json)));
    private static final JsonShape SHAPE =
            JsonShape.of(MACHINE, LOCK, TARGET, PACKAGES).inFormat(FORMAT);

    private static final JsonMember<PackageSlot> PACKAGE =
            JsonMember.required("package", json -> json.text(PackageSlot::parse));
    private static final JsonMember<String> VERSION = JsonMember.required("version", JsonReader::text);
    private static final JsonMember<VersionScheme> SCHEME =
            JsonMember.required("scheme", json -> json.text(VersionScheme::ofId));
    private static final JsonMember<VariantId> VARIANT =
            JsonMember.required("variant", json -> json.text(VariantId::parse));
    private static final JsonMember<Path> ROOT = JsonMember.required("root", json -> json.text(Path::of));
    private static final JsonMember<Optional<SystemProgram>> PROGRAM =
            JsonMember.optional("program", json -> new SystemProgram(json.text(Path::of)));
    private static final JsonMember<List<PackageSlot>> DEPENDENCIES =
            JsonMember.required("dependencies", json -> json.list(() -> json.text(PackageSlot::parse)));
    private static final JsonMember<SortedMap<String, String>> ENV = words("env");
    private static final JsonMember<SortedMap<String, List<EntryPath>>> PREPEND = JsonMember.required(
            "prepend", json -> json.map(name -> name, () -> json.list(() -> json.text(EntryPath::parse))));
    private static final JsonMember<List<EntryPath>> PATH =
            JsonMember.required("path", json -> json.list(() -> json.text(EntryPath::parse)));
    private static final JsonMember<SortedMap<String, String>> COMMANDS = words("commands");
    private static final JsonShape ENTRY =
            JsonShape.of(PACKAGE, VERSION, SCHEME, VARIANT, ROOT, PROGRAM, DEPENDENCIES, ENV, PREPEND, PATH, COMMANDS);

    private static JsonMember<SortedMap<String, String>> words(String key) {
        return JsonMember.required(key, json -> json.map(name -> name, json::text));
    }

    /** Empty where there is none that can be used. */
    static Optional<EnvironmentFile> read(Project project) {
        Path file = project.environmentPath().resolve(NAME);
        try {
            JsonFile named = new JsonFile(file.toString(), ExitCode.FAILURE, 64L << 20, List.of());
            return Optional.of(
                    JsonReader.read(Files.readAllBytes(file), named, json -> json.object(SHAPE, EnvironmentFile::of)));
        } catch (IOException | CmException unusable) {
            return Optional.empty();
        }
    }

    private static EnvironmentFile of(JsonObject object) {
        return new EnvironmentFile(
                object.get(MACHINE), new Environment(object.get(LOCK), object.get(TARGET), object.get(PACKAGES)));
    }

    private static InstalledPackage readPackage(JsonReader json) {
        return json.object(
                ENTRY,
                object -> new InstalledPackage(
                        new Coordinate(
                                object.get(PACKAGE).name(), object.get(SCHEME).parse(object.get(VERSION))),
                        object.get(PACKAGE).alias(),
                        object.get(VARIANT),
                        object.get(ROOT),
                        object.get(PROGRAM),
                        object.get(DEPENDENCIES),
                        new Exports(object.get(ENV), object.get(PREPEND), object.get(PATH), object.get(COMMANDS))));
    }

    void write(Project project) {
        CanonicalJson json = CanonicalJson.pretty();
        json.object(BLOCK, () -> {
            FORMAT.write(json);
            json.key(MACHINE.key()).value(machine);
            json.key(LOCK.key()).value(environment.lock().hex());
            json.key(TARGET.key()).value(environment.target().text());
            json.key(PACKAGES.key()).array(BLOCK, environment.packages(), installed -> write(json, installed));
        });
        ProjectFile.replace(project.environmentPath().resolve(NAME), json.bytes());
    }

    private static void write(CanonicalJson json, InstalledPackage installed) {
        Exports exports = installed.exports();
        json.object(BLOCK, () -> {
            json.key(PACKAGE.key()).value(installed.slot().toString());
            json.key(VERSION.key()).value(installed.coordinate().version().text());
            json.key(SCHEME.key())
                    .value(installed.coordinate().version().scheme().id());
            json.key(VARIANT.key()).value(installed.variant().text());
            json.key(ROOT.key()).value(installed.root().toString());
            installed
                    .program()
                    .ifPresent(program ->
                            json.key(PROGRAM.key()).value(program.path().toString()));
            json.key(DEPENDENCIES.key()).array(LINE, installed.dependencies(), slot -> json.value(slot.toString()));
            json.key(ENV.key()).map(LINE, exports.env(), json::value);
            json.key(PREPEND.key())
                    .map(
                            LINE,
                            exports.prepend(),
                            entries -> json.array(LINE, entries, entry -> json.value(entry.text())));
            json.key(PATH.key()).array(LINE, exports.path(), entry -> json.value(entry.text()));
            json.key(COMMANDS.key()).map(LINE, exports.commands(), json::value);
        });
    }
}
