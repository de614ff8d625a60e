import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Embeds the sentences of a similarity data set and says how fast that was and how well the similarities agree with people's
 * labels. Everything it needs comes from the environment that cm lays out. Usage: bench [rounds], 10 by default.
 */
public final class BenchEmbeddings {
    private record Pair(double label, String left, String right) {}

    private final HuggingFaceTokenizer tokenizer;
    private final OrtEnvironment runtime;
    private final OrtSession session;

    private BenchEmbeddings(HuggingFaceTokenizer tokenizer, OrtEnvironment runtime, OrtSession session) {
        this.tokenizer = tokenizer;
        this.runtime = runtime;
        this.session = session;
    }

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        List<Pair> pairs = pairs(Path.of(variable("STS_PAIRS")));
        // The runtime's natives are loaded from where cm laid them out, not unpacked from a jar into a temporary directory.
        System.setProperty("onnxruntime.native.path", variable("ORT_NATIVE_PATH"));
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        try (HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(Path.of(variable("MINILM_TOKENIZER")));
                OrtSession session = runtime.createSession(variable("MINILM_MODEL"))) {
            new BenchEmbeddings(tokenizer, runtime, session).run(pairs, rounds);
        }
    }

    private void run(List<Pair> pairs, int rounds) throws OrtException {
        embed(pairs.get(0).left());
        double[] similarities = new double[pairs.size()];
        List<Double> milliseconds = new ArrayList<>();
        long started = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < pairs.size(); i++) {
                float[] left = timed(pairs.get(i).left(), milliseconds);
                float[] right = timed(pairs.get(i).right(), milliseconds);
                similarities[i] = cosine(left, right);
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        double[] labels = pairs.stream().mapToDouble(Pair::label).toArray();
        milliseconds.sort(Comparator.naturalOrder());
        System.out.printf(Locale.ROOT, "onnxruntime %s, model %s (%s)%n", runtime.getVersion(),
                Path.of(variable("MINILM_MODEL")).getFileName(), variable("MINILM_PRECISION"));
        System.out.printf(Locale.ROOT, "%d sentences, %d rounds%n", 2 * pairs.size(), rounds);
        System.out.printf(Locale.ROOT, "latency     p50 %.2f ms   p99 %.2f ms%n", at(milliseconds, 0.50), at(milliseconds, 0.99));
        System.out.printf(Locale.ROOT, "throughput  %.0f sentences/s%n", milliseconds.size() / seconds);
        System.out.printf(Locale.ROOT, "Spearman    %.4f (similarity against %d human labels)%n", spearman(similarities, labels), labels.length);
    }

    private float[] timed(String sentence, List<Double> milliseconds) throws OrtException {
        long started = System.nanoTime();
        float[] embedding = embed(sentence);
        milliseconds.add((System.nanoTime() - started) / 1e6);
        return embedding;
    }

    /** The mean of the token vectors, as sentence-transformers pools this model. */
    private float[] embed(String sentence) throws OrtException {
        Encoding encoding = tokenizer.encode(sentence);
        long[] mask = encoding.getAttentionMask();
        try (OnnxTensor ids = OnnxTensor.createTensor(runtime, new long[][] {encoding.getIds()});
                OnnxTensor attention = OnnxTensor.createTensor(runtime, new long[][] {mask});
                OnnxTensor types = OnnxTensor.createTensor(runtime, new long[][] {encoding.getTypeIds()});
                OrtSession.Result result = session.run(
                        Map.of("input_ids", ids, "attention_mask", attention, "token_type_ids", types))) {
            float[][] tokens = ((float[][][]) result.get(0).getValue())[0];
            float[] mean = new float[tokens[0].length];
            int counted = 0;
            for (int token = 0; token < tokens.length; token++) {
                if (mask[token] == 1) {
                    counted++;
                    for (int i = 0; i < mean.length; i++) {
                        mean[i] += tokens[token][i];
                    }
                }
            }
            for (int i = 0; i < mean.length; i++) {
                mean[i] /= counted;
            }
            return mean;
        }
    }

    private static double cosine(float[] left, float[] right) {
        double dot = 0;
        double leftSquares = 0;
        double rightSquares = 0;
        for (int i = 0; i < left.length; i++) {
            dot += left[i] * right[i];
            leftSquares += left[i] * left[i];
            rightSquares += right[i] * right[i];
        }
        return dot / Math.sqrt(leftSquares * rightSquares);
    }

    /** Spearman's rank correlation: Pearson's over the ranks, ties sharing their mean rank. */
    private static double spearman(double[] left, double[] right) {
        double[] a = ranks(left);
        double[] b = ranks(right);
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double together = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            together += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return together / Math.sqrt(squaresA * squaresB);
    }

    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int start = 0; start < order.length; ) {
            int end = start;
            while (end < order.length && values[order[end]] == values[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + end - 1) / 2.0;
            }
            start = end;
        }
        return ranks;
    }

    private static double at(List<Double> sorted, double quantile) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.round(quantile * (sorted.size() - 1))));
    }

    private static List<Pair> pairs(Path file) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] fields = line.split("\t");
                pairs.add(new Pair(Double.parseDouble(fields[0]), fields[1], fields[2]));
            }
        }
        return pairs;
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; run this through `cm run bench`");
        }
        return value;
    }
}
