package org.collectivemind.format.platform;

import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.format.yaml.YamlReader;

/**
 * Platform files, the YAML form of a {@link Platform} (variants §2.6):
 *
 * <pre>
 * platform: 1
 * name: a6000
 * facts:
 *   libc: {v: glibc-2.35, src: gnu_get_libc_version}
 *   cpu.features: [avx2, fma]
 *   disk.free: {unknown: not exported}
 *   rocm: {absent: no amdgpu driver}
 * devices:
 *   - {api: cuda, index: 0, cc: "8.6", mem.total: 49140MiB}
 * cuda: {driver: 535.104.05, api: 12.2}
 * </pre>
 *
 * A block named by an api holds facts of its namespace. Values are text: {@code 12.10} stays {@code 12.10}. What a file states
 * without a source has the file's name as its source. Unknown keys, values that are not of the key's type, and all that
 * {@link YamlReader} refuses end in {@link MalformedFile}.
 */
public final class PlatformFile {
    private PlatformFile() {}

    /** @param fileName how messages call the file */
    public static Platform read(String text, String fileName) {
        return new PlatformReader(fileName).file(YamlReader.read(text, fileName).mapping());
    }

    /** Facts written in another file, {@code {os: linux, arch: x86_64, libc: glibc-2.31}}; devices and blocks of an api may stand among them. */
    public static Platform inline(String name, YamlNode facts) {
        return new PlatformReader(facts.position().file()).inline(name, facts.mapping());
    }

    /** The text that reads back as this platform; equal platforms give equal text. */
    public static String write(Platform platform) {
        return PlatformWriter.write(platform);
    }
}
