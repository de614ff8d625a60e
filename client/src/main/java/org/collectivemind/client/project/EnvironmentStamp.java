package org.collectivemind.client.project;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.collectivemind.client.platform.HostFingerprint;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.manifest.TargetName;

/**
 * {@code .cm/stamp}: proof that an environment was found up to date, in a form that is checked without reading YAML or JSON. Lines
 * name the program, the machine, the target, the directory of each package, each of the machine's own programs that stands for one, and
 * each file the finding rests on with its size and CRC-32. It holds as long as writing it again would give the same bytes. In any doubt
 * it does not hold, and the whole way is gone.
 *
 * <p>A checksum rather than a digest: on a Java runtime that has just started, a first {@code MessageDigest} costs more than all the
 * rest, and a loop over the bytes of a big lock as much again, while HotSpot's interpreter has CRC-32 in machine code. It tells every
 * edit of up to four neighbouring bytes and all but one in 2<sup>32</sup> others; whoever could aim at that one could write the stamp.
 * For the same reason there are no lambdas and no regular expressions on the way through {@link #current}.
 *
 * @param packages how many the environment has
 */
public record EnvironmentStamp(TargetName target, int packages) {
    private static final String NAME = "stamp";
    private static final String FORMAT = "cm-stamp 2";

    /** The stamp, if it holds now. */
    public static Optional<EnvironmentStamp> current(Project project, HostFingerprint machine, String program) {
        try {
            byte[] stamp = Files.readAllBytes(path(project));
            List<String> roots = new ArrayList<>();
            List<String> files = new ArrayList<>();
            List<String> programs = new ArrayList<>();
            String target = "";
            for (String line : lines(stamp)) {
                int blank = line.indexOf(' ');
                String value = line.substring(blank + 1);
                switch (line.substring(0, Math.max(blank, 0))) {
                    case "target" -> target = value;
                    case "root" -> roots.add(value);
                    case "file" -> files.add(value);
                    case "uses" -> programs.add(value);
                    default -> {}
                }
            }
            if (!Arrays.equals(stamp, bytes(project, machine, program, target, roots, programs, files))) {
                return Optional.empty();
            }
            for (String root : roots) {
                if (!Files.isDirectory(Path.of(root))) {
                    return Optional.empty();
                }
            }
            return Optional.of(new EnvironmentStamp(new TargetName(target), roots.size()));
        } catch (IOException | InvalidPathException | CmException doubt) {
            return Optional.empty();
        }
    }

    /**
     * Writes the stamp of an environment that was just made or found up to date, if its lock is of what the manifest asks. A stamp only
     * saves time, so where it cannot be written there is none.
     *
     * @param read the lock, where it was read before
     */
    public static void write(
            Project project,
            HostFingerprint machine,
            String program,
            Environment environment,
            Optional<LockOnDisk> read) {
        try {
            List<String> files = new ArrayList<>(
                    List.of(Project.MANIFEST, Project.LOCK, Project.ENVIRONMENT + "/" + EnvironmentFile.NAME));
            if (project.hasManifest()) {
                files.addAll(LockInputs.platformFiles(project.projectManifest()));
            }
            List<String> roots = new ArrayList<>();
            List<String> programs = new ArrayList<>();
            for (InstalledPackage installed : environment.packages()) {
                roots.add(installed.root().toString());
                if (installed.program().isPresent()) {
                    programs.add(installed.program().get().path().toString());
                }
            }
            byte[] seen = bytes(project, machine, program, environment.target().text(), roots, programs, files);
            // Files may change meanwhile: what is checked must be what was seen.
            if (isCurrent(project, machine, environment, read)
                    && Arrays.equals(
                            seen,
                            bytes(
                                    project,
                                    machine,
                                    program,
                                    environment.target().text(),
                                    roots,
                                    programs,
                                    files))
                    && !Arrays.equals(seen, existing(project))) {
                ProjectFile.replace(path(project), seen);
            }
        } catch (IOException | InvalidPathException | CmException doubt) {
            // No stamp: the next call goes the whole way, and says what is wrong.
        }
    }

    private static boolean isCurrent(
            Project project, HostFingerprint machine, Environment environment, Optional<LockOnDisk> read) {
        if (project.hasManifest()
                && Lock.current(project, project.projectManifest(), read).isEmpty()) {
            return false;
        }
        return project.lockBytes().map(Hasher::of).equals(Optional.of(environment.lock()))
                && EnvironmentFile.read(project).equals(Optional.of(new EnvironmentFile(machine.text(), environment)));
    }

    private static byte[] existing(Project project) throws IOException {
        try {
            return Files.readAllBytes(path(project));
        } catch (NoSuchFileException none) {
            return new byte[0];
        }
    }

    private static Path path(Project project) {
        return project.environmentPath().resolve(NAME);
    }

    private static List<String> lines(byte[] stamp) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < stamp.length; i++) {
            if (stamp[i] == '\n') {
                lines.add(new String(stamp, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return lines;
    }

    /** The stamp as it would be written now. */
    private static byte[] bytes(
            Project project,
            HostFingerprint machine,
            String program,
            String target,
            List<String> roots,
            List<String> programs,
            List<String> files)
            throws IOException {
        ByteArrayOutputStream stamp = new ByteArrayOutputStream();
        line(stamp, FORMAT, "");
        line(stamp, "program ", program);
        line(stamp, "machine ", machine.text());
        line(stamp, "target ", target);
        for (String root : roots) {
            line(stamp, "root ", root);
        }
        for (String used : programs) {
            line(stamp, "uses ", used);
            line(stamp, "is ", SystemProgram.state(used));
        }
        for (String file : files) {
            line(stamp, "file ", file);
            try {
                byte[] content = Files.readAllBytes(project.directory().resolve(file));
                CRC32 checksum = new CRC32();
                checksum.update(content, 0, content.length);
                line(stamp, "size ", Integer.toString(content.length));
                line(stamp, "crc32 ", Long.toString(checksum.getValue()));
            } catch (NoSuchFileException absent) {
                line(stamp, "absent", "");
            }
        }
        return stamp.toByteArray();
    }

    private static void line(ByteArrayOutputStream out, String word, String value) throws IOException {
        if (value.indexOf('\n') >= 0) {
            throw new IOException("a name with a line feed");
        }
        out.write(word.getBytes(StandardCharsets.UTF_8));
        out.write(value.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
