package org.collectivemind.format.requirement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/**
 * What one piece of GPU code in a CUDA build was compiled for: {@code sm_86} is machine code (SASS), {@code compute_90} is PTX,
 * which the driver compiles further. The last digit is the minor compute capability, so {@code sm_120} is 12.0.
 *
 * @param suffix empty; {@code a} for one exact architecture; {@code f} for its family
 */
public record CudaTarget(Code code, int major, int minor, String suffix) {
    private static final Pattern GRAMMAR = Pattern.compile("(sm|compute)_([0-9]{1,2})([0-9])([af]?)");

    /** Machine code or intermediate code. */
    public enum Code {
        SASS("sm"),
        PTX("compute");

        private final String prefix;

        Code(String prefix) {
            this.prefix = prefix;
        }
    }

    public static CudaTarget parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new MalformedText("CUDA target", text, "`sm_80`, `sm_90a`, `compute_90` and such are wanted");
        }
        return new CudaTarget(
                matcher.group(1).equals("sm") ? Code.SASS : Code.PTX,
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                matcher.group(4));
    }

    /**
     * Whether a device of this compute capability can execute the code. Rules R5 and R6 of variants §2.8: plain SASS runs on its
     * own major and on minors not below it; plain PTX on everything not below it; {@code a} on that very capability; {@code f} on
     * its family, which is the minors not below it. The Tegra chips of Jetson boards have capabilities of their own and take no
     * part in that: SASS and families for them run on that very capability, and no other runs there (CUDA C++ Programming Guide,
     * "Binary Compatibility" and "Family-Specific Features", read 2026-11-21).
     */
    public boolean runsOn(int deviceMajor, int deviceMinor) {
        if (deviceMajor == major && deviceMinor == minor) {
            return true;
        }
        boolean higherMinor = deviceMajor == major && deviceMinor > minor;
        if (code == Code.PTX && suffix.isEmpty()) {
            return deviceMajor > major || higherMinor;
        }
        CudaArchitectures known = CudaArchitectures.builtIn();
        return higherMinor
                && !suffix.equals("a")
                && !known.tegra(major, minor)
                && !known.tegra(deviceMajor, deviceMinor);
    }

    @Override
    public String toString() {
        return code.prefix + "_" + major + minor + suffix;
    }
}
