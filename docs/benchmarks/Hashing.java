import java.security.MessageDigest;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast a provider's SHA-256 is: {@code Hashing PROVIDER THREADS SECONDS} prints bytes per second of all threads together, each
 * hashing data of its own, after as long a warm-up. Zero seconds: one small digest and the end, for the cost of the start.
 */
final class Hashing {
    /** Providers that are not the JDK's, by the class that has one. */
    private static final Map<String, String> CLASSES = Map.of(
            "corretto", "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider",
            "conscrypt", "org.conscrypt.OpenSSLProvider");

    /** As much as a reader hands over at a time. */
    private static final int BLOCK = 256 << 10;

    public static void main(String[] words) throws Exception {
        int threads = Integer.parseInt(words[1]);
        double seconds = Double.parseDouble(words[2]);
        digest(words[0]).digest(new byte[1 << 10]);
        if (seconds == 0) {
            return;
        }
        rate(words[0], threads, seconds);
        System.out.println((long) rate(words[0], threads, seconds));
    }

    private static MessageDigest digest(String provider) throws Exception {
        if (!CLASSES.containsKey(provider)) {
            return MessageDigest.getInstance("SHA-256");
        }
        Provider made = (Provider)
                Class.forName(CLASSES.get(provider)).getDeclaredConstructor().newInstance();
        return MessageDigest.getInstance("SHA-256", made);
    }

    private static double rate(String provider, int threads, double seconds) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Double>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                MessageDigest digest = digest(provider);
                workers.add(() -> hash(digest, seconds));
            }
            double sum = 0;
            for (Future<Double> worker : pool.invokeAll(workers)) {
                sum += worker.get();
            }
            return sum;
        } finally {
            pool.shutdown();
        }
    }

    private static double hash(MessageDigest digest, double seconds) {
        byte[] block = new byte[BLOCK];
        long began = System.nanoTime();
        long bytes = 0;
        while (System.nanoTime() - began < seconds * 1e9) {
            digest.update(block);
            bytes += block.length;
        }
        block[0] ^= digest.digest()[0];
        return bytes / ((System.nanoTime() - began) / 1e9);
    }
}
