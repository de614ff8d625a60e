package org.collectivemind.client.platform.accelerator;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.platform.Fact;

/**
 * What {@code nvidia-smi -q -x} adds.
 *
 * @param api the CUDA version of the driver
 * @param gpus in the program's order
 */
record NvidiaReport(Fact api, List<Gpu> gpus) {
    private static final Pattern MEBIBYTES = Pattern.compile("(\\d{1,12}) MiB");
    private static final String SOURCE = "nvidia-smi -q -x";
    /** The program has told the version since driver 410, which was that of CUDA 10. */
    private static final int LEAST_MAJOR = 10;

    private static final int MOST_MAJOR = 99;

    NvidiaReport {
        gpus = List.copyOf(gpus);
    }

    /** @param instances of a GPU in MIG mode, the memory of each in MiB; empty where it is not cut */
    record Gpu(Optional<String> uuid, Optional<List<Long>> instances) {
        static final Gpu UNTOLD = new Gpu(Optional.empty(), Optional.empty());
    }

    Gpu gpu(int place) {
        return place < gpus.size() ? gpus.get(place) : Gpu.UNTOLD;
    }

    static NvidiaReport read(Optional<Probe.Output> output) {
        if (output.isEmpty() || !output.get().succeeded()) {
            return unknown(SOURCE
                    + (output.filter(Probe.Output::timedOut).isPresent() ? " did not answer in time" : " failed"));
        }
        try {
            return parse(output.get().text());
        } catch (XMLStreamException broken) {
            return unknown(SOURCE + " printed XML that cannot be read");
        }
    }

    private static NvidiaReport unknown(String reason) {
        return new NvidiaReport(new Fact.Unknown(reason), List.of());
    }

    private static NvidiaReport parse(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // The report names a DTD that lies nowhere.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        Fact api = new Fact.Unknown(SOURCE + " does not state it");
        List<Gpu> gpus = new ArrayList<>();
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (reader.getLocalName().equals("cuda_version")) {
                api = api(reader.getElementText().strip());
            } else if (reader.getLocalName().equals("gpu")) {
                gpus.add(gpu(reader));
            }
        }
        return new NvidiaReport(api, gpus);
    }

    private static Fact api(String version) {
        Fact api = Findings.fact(FactKeys.CUDA_API, List.of(version), SOURCE);
        boolean sane = api.known()
                .map(known -> DottedNumber.parse(known.text()).segment(0))
                .filter(major -> major >= LEAST_MAJOR && major <= MOST_MAJOR)
                .isPresent();
        return sane || api instanceof Fact.Unknown
                ? api
                : new Fact.Unknown(SOURCE + " says CUDA " + version + ", which no driver is of");
    }

    private static Gpu gpu(XMLStreamReader reader) throws XMLStreamException {
        Optional<String> uuid = Optional.empty();
        boolean cut = false;
        boolean instance = false;
        boolean frameBuffer = false;
        List<Long> memory = new ArrayList<>();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                String name = reader.getLocalName();
                instance &= !name.equals("mig_device");
                frameBuffer &= !name.equals("fb_memory_usage");
                if (name.equals("gpu")) {
                    break;
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                instance |= name.equals("mig_device");
                frameBuffer |= name.equals("fb_memory_usage");
                if (name.equals("current_mig")) {
                    cut = reader.getElementText().strip().equals("Enabled");
                } else if (name.equals("uuid") && uuid.isEmpty()) {
                    uuid = Optional.of(reader.getElementText().strip());
                } else if (instance && frameBuffer && name.equals("total")) {
                    Matcher total = MEBIBYTES.matcher(reader.getElementText());
                    if (total.find()) {
                        memory.add(Long.parseLong(total.group(1)));
                    }
                }
            }
        }
        return new Gpu(uuid, cut ? Optional.of(List.copyOf(memory)) : Optional.empty());
    }
}
