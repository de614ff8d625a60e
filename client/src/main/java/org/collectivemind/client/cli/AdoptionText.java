package org.collectivemind.client.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collectivemind.client.plan.AdoptedFile;
import org.collectivemind.client.project.Install;
import org.collectivemind.format.error.ByteText;

/** What an installation found on the machine, as text and as JSON. */
final class AdoptionText {
    private AdoptionText() {}

    /** @param each a line for every file in place of one for each place */
    static void tell(Install.Report report, boolean each, Output output) {
        if (each) {
            report.adopted()
                    .forEach(file -> output.note("adopted " + file.label() + ", " + ByteText.of(file.size()) + ", from "
                            + file.candidate().file()));
        } else {
            json(report.adopted())
                    .forEach(place -> output.note("adopted " + Counted.of(place.files(), "file") + ", "
                            + ByteText.of(place.bytes()) + ", from " + place.from()));
        }
        report.refused()
                .forEach(file -> output.warn(file.candidate().file() + " is not what its name says; " + file.label()
                        + " was fetched instead"));
    }

    /** Of one place. @param bytes that were copied */
    record Json(String from, int files, long bytes) {}

    static List<Json> json(List<AdoptedFile> adopted) {
        Map<String, List<AdoptedFile>> places = adopted.stream()
                .collect(Collectors.groupingBy(file -> file.candidate().from(), TreeMap::new, Collectors.toList()));
        return places.entrySet().stream()
                .map(place -> new Json(
                        place.getKey(),
                        place.getValue().size(),
                        place.getValue().stream().mapToLong(AdoptedFile::size).sum()))
                .toList();
    }
}
