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
import org.collectivemind.format.platform.Fact;

/**
 * What {@code nvidia-smi -q -x} adds.
 *
 * @param api the CUDA version of the driver
 * @param gpus in the program's order: for a GPU in MIG mode the memory of each instance in MiB, else empty
 */
record NvidiaReport(Fact api, List<Optional<List<Long>>> gpus) {
    private static final Pattern MEBIBYTES = Pattern.compile("(\\d{1,12}) MiB");

    NvidiaReport {
        gpus = List.copyOf(gpus);
    }

    /** The memory of each instance of a GPU in MIG mode. */
    Optional<List<Long>> instances(int gpu) {
        return gpu < gpus.size() ? gpus.get(gpu) : Optional.empty();
    }

    static NvidiaReport read(Optional<Probe.Output> output) {
        if (output.isEmpty() || !output.get().succeeded()) {
            return unknown("nvidia-smi -q -x "
                    + (output.filter(Probe.Output::timedOut).isPresent() ? "did not answer in time" : "failed"));
        }
        try {
            return parse(output.get().text());
        } catch (XMLStreamException broken) {
            return unknown("nvidia-smi -q -x printed XML that cannot be read");
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
        Fact api = new Fact.Unknown("nvidia-smi -q -x does not state it");
        List<Optional<List<Long>>> gpus = new ArrayList<>();
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (reader.getLocalName().equals("cuda_version")) {
                api = Findings.fact(
                        FactKeys.CUDA_API, List.of(reader.getElementText().strip()), "nvidia-smi -q -x");
            } else if (reader.getLocalName().equals("gpu")) {
                gpus.add(gpu(reader));
            }
        }
        return new NvidiaReport(api, gpus);
    }

    private static Optional<List<Long>> gpu(XMLStreamReader reader) throws XMLStreamException {
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
                    return cut ? Optional.of(memory) : Optional.empty();
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                instance |= name.equals("mig_device");
                frameBuffer |= name.equals("fb_memory_usage");
                if (name.equals("current_mig")) {
                    cut = reader.getElementText().strip().equals("Enabled");
                } else if (instance && frameBuffer && name.equals("total")) {
                    Matcher total = MEBIBYTES.matcher(reader.getElementText());
                    if (total.find()) {
                        memory.add(Long.parseLong(total.group(1)));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
