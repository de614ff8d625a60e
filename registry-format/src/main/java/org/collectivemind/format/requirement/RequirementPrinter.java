package org.collectivemind.format.requirement;

import java.util.List;
import java.util.stream.Collectors;

/** Prints the canonical text form: one space between words, brackets wherever a conjunction meets a disjunction. */
enum RequirementPrinter implements RequirementVisitor<String> {
    PRINTER;

    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");

    static String print(Requirement requirement) {
        return requirement.accept(PRINTER);
    }

    @Override
    public String and(Requirement.And and) {
        return and.terms().isEmpty() ? RequirementWords.ALWAYS : joined(and.terms(), " and ");
    }

    @Override
    public String or(Requirement.Or or) {
        return joined(or.terms(), " or ");
    }

    private String joined(List<Requirement> terms, String word) {
        return terms.stream()
                .map(term ->
                        term instanceof Requirement.Or || conjunction(term) ? "(" + print(term) + ")" : print(term))
                .collect(Collectors.joining(word));
    }

    private static boolean conjunction(Requirement term) {
        return term instanceof Requirement.And and && !and.terms().isEmpty();
    }

    @Override
    public String not(Requirement.Not not) {
        Requirement term = not.term();
        boolean closed = term instanceof Requirement.Not
                || term instanceof Requirement.Present
                || term instanceof Requirement.Devices
                || term instanceof Requirement.CudaBuild
                || term instanceof Requirement.RocmBuild
                || term instanceof Requirement.Memory
                || term.equals(Requirement.ALWAYS);
        return closed ? "not " + print(term) : "not (" + print(term) + ")";
    }

    @Override
    public String compare(Requirement.Compare compare) {
        return compare.key() + " " + compare.operator().symbol() + " " + value(compare.value());
    }

    @Override
    public String in(Requirement.In in) {
        return in.key() + " in " + list(in.values());
    }

    @Override
    public String has(Requirement.Has has) {
        return has.key() + " has " + list(has.values());
    }

    @Override
    public String present(Requirement.Present present) {
        return "present(" + present.key() + ")";
    }

    @Override
    public String devices(Requirement.Devices devices) {
        String condition = devices.condition().equals(Requirement.ALWAYS) ? "" : ", " + print(devices.condition());
        return devices.quantifier().text() + "(" + devices.api() + condition + ")";
    }

    @Override
    public String cudaBuild(Requirement.CudaBuild build) {
        return "cuda(toolkit = " + build.toolkit() + ", targets = " + list(build.targets()) + ")";
    }

    @Override
    public String rocmBuild(Requirement.RocmBuild build) {
        return "rocm(version = " + build.version() + ", targets = " + list(build.targets()) + ")";
    }

    @Override
    public String memory(Requirement.Memory memory) {
        return "memory(" + memory.placement().text() + ", " + amount(memory.bytes()) + ")";
    }

    /** In the largest binary unit that divides it. */
    private static String amount(long bytes) {
        int unit = Math.min(Long.numberOfTrailingZeros(bytes) / 10, UNITS.size() - 1);
        return (bytes >> 10 * unit) + UNITS.get(unit);
    }

    private static String list(List<String> values) {
        return values.stream().map(RequirementPrinter::value).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String value(String value) {
        boolean bare = value.chars().allMatch(RequirementWords::bare) && !RequirementWords.reserved(value);
        return bare ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
